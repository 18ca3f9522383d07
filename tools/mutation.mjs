// Changes the code of a room in every small way, shows each change to the room's specs, and counts in
// artifacts/reference/mutation.json how many were noticed. Names of rooms narrow it down. What was tried on this machine
// before, and has the same code and specs, is not tried again; `--whole` tries everything. Exit code 1 below 85 %.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Stryker } from '@stryker-mutator/core';

const ROOMS = ['artifact', 'base', 'network', 'random', 'statistics'];
const RECORD = 'artifacts/reference/mutation.json';
const STATUSES = {
  Killed: 'killed',
  Timeout: 'timeout',
  Survived: 'survived',
  NoCoverage: 'unseen',
  Ignored: 'ignored',
};

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
  process.env.SAMESEED_ROOM = room;
  await new Stryker({
    mutate: [`src/${room}/**/*.ts`],
    incrementalFile: file,
    tempDirName: `.stryker-tmp/${room}`,
    force: words.includes('--whole'),
  }).runMutationTest();
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const { rooms } = JSON.parse(readFileSync(RECORD, 'utf8'));
  rooms[room] = countMutants(report);
  const sorted = Object.fromEntries(ROOMS.flatMap((name) => (rooms[name] ? [[name, rooms[name]]] : [])));
  writeFileSync(RECORD, `${JSON.stringify({ rooms: sorted, schemaVersion: 1 }, null, 2)}\n`);
}

function countMutants({ files, framework }) {
  const counts = {
    files: Object.keys(files).length,
    ...Object.fromEntries(Object.values(STATUSES).map((key) => [key, 0])),
  };
  for (const { status } of Object.values(files).flatMap(({ mutants }) => mutants)) {
    if (STATUSES[status] === undefined) throw new Error(`Stryker could not try a mutant: ${status}.`);
    counts[STATUSES[status]]++;
  }
  const noticed = counts.killed + counts.timeout;
  const tried = noticed + counts.survived + counts.unseen;
  return { ...counts, score: Math.floor((10_000 * noticed) / tried) / 100, stryker: framework.version };
}
