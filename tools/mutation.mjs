// Changes the code of a room in every small way, shows each change to the room's specs, and counts in
// artifacts/reference/mutation.json how many were noticed. Names of rooms narrow it down. What was tried on this machine
// before, and has the same code and specs, is not tried again; `--whole` tries everything. Exit code 1 below 85 %.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Stryker } from '@stryker-mutator/core';

const ROOMS = ['artifact', 'base', 'network', 'random', 'statistics'];
const LEAST = 85;
const RECORD = 'artifacts/reference/mutation.json';
const KEYS = ['killed', 'endless', 'survived', 'unseen', 'unfinished', 'ignored'];

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const words = process.argv.slice(2);
const named = words.filter((word) => word !== '--whole');
const unknown = named.find((room) => !ROOMS.includes(room));
if (unknown === undefined) {
  for (const room of named.length === 0 ? ROOMS : named) await mutate(room);
} else {
  process.stderr.write(`Unknown room "${unknown}"; known: ${ROOMS.join(', ')}.\n`);
  process.exitCode = 2;
}

async function mutate(room) {
  const file = `artifacts/local/mutation/${room}.json`;
  mkdirSync('artifacts/local/mutation', { recursive: true });
  forgetUnsettled(file);
  process.env.SAMESEED_ROOM = room;
  await new Stryker({
    mutate: [`src/${room}/**/*.ts`],
    incrementalFile: file,
    tempDirName: `.stryker-tmp/${room}`,
    force: words.includes('--whole'),
  }).runMutationTest();
  const { rooms } = existsSync(RECORD) ? JSON.parse(readFileSync(RECORD, 'utf8')) : { rooms: {} };
  rooms[room] = countMutants(JSON.parse(readFileSync(file, 'utf8')));
  if (rooms[room].score < LEAST) process.exitCode = 1;
  const sorted = Object.fromEntries(ROOMS.flatMap((name) => (rooms[name] ? [[name, rooms[name]]] : [])));
  writeFileSync(RECORD, `${JSON.stringify({ rooms: sorted, schemaVersion: 1 }, null, 2)}\n`);
}

// What was not finished is tried again, and so is what survived before any spec began: Stryker knows of no specs that
// come to it, and would not see new ones.
function forgetUnsettled(file) {
  if (!existsSync(file)) return;
  const report = JSON.parse(readFileSync(file, 'utf8'));
  for (const source of Object.values(report.files)) {
    source.mutants = source.mutants.filter((mutant) => !isUnsettled(mutant));
  }
  writeFileSync(file, JSON.stringify(report));
}

function isUnsettled(mutant) {
  const outcome = outcomeOf(mutant);
  return outcome === 'unfinished' || (outcome === 'survived' && mutant.static === true);
}

// Stryker takes a mutant for noticed when time runs out, which a busy machine does by itself; a loop that a mutant made
// endless shows in how often it was run
function outcomeOf({ status, statusReason = '' }) {
  if (/\bHit (count )?limit reached\b/.test(statusReason)) return 'endless';
  if (status === 'Timeout') return 'unfinished';
  const outcome = { Killed: 'killed', Survived: 'survived', NoCoverage: 'unseen', Ignored: 'ignored' }[status];
  if (outcome === undefined) throw new Error(`Stryker could not try a mutant: ${status}.`);
  return outcome;
}

function countMutants({ files, framework }) {
  const outcomes = Object.values(files).flatMap(({ mutants }) => mutants.map(outcomeOf));
  const survivors = Object.entries(files).flatMap(([file, source]) => survivorsOf(file, source));
  const counts = Object.fromEntries(KEYS.map((key) => [key, outcomes.filter((outcome) => outcome === key).length]));
  const noticed = counts.killed + counts.endless;
  const score = Math.floor((10_000 * noticed) / (outcomes.length - counts.ignored)) / 100;
  return { files: Object.keys(files).length, ...counts, score, stryker: framework.version, survivors };
}

function survivorsOf(file, { source, mutants }) {
  const lines = source.split('\n');
  return mutants
    .map((mutant) => ({ ...mutant, outcome: outcomeOf(mutant) }))
    .filter(({ outcome }) => ['survived', 'unseen', 'unfinished'].includes(outcome))
    .map(({ outcome, location, replacement }) => ({
      file: file.replace(/^src\//, ''),
      code: lines[location.start.line - 1].trim(),
      becomes: replacement.replace(/\s+/g, ' '),
      outcome,
    }));
}
