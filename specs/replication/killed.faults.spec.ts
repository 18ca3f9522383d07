import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readRecords } from '../../src/artifact/read.ts';
import { planExperiment } from '../../src/replication/plan.ts';
import { drawInteger } from '../../src/random/integer.ts';
import { openStream } from '../../src/random/stream.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { tinyData, tinyExperiment, tinyTreatment } from './tiny-experiment.ts';

/** As many as the promise names; fewer for a look. */
const KILLS = Number(process.env['SAMESEED_KILLS'] ?? 200);

const treatments = [tinyTreatment('short', { epochs: 40 }), tinyTreatment('long', { epochs: 60 })];
const plan = planExperiment({ experiment: tinyExperiment({ treatments }) });
const script = fileURLToPath(new URL('sweep-child.mjs', import.meta.url));

/** What a program said before its end. */
interface Story {
  readonly trained: readonly string[];
  readonly end: string;
}

/** Bytes as JSON, which the child reads back. */
function pack(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? { bytes: [...value] } : value;
}

function start(folder: string): ChildProcess {
  const task = JSON.stringify({ plan, dataset: tinyData, folder }, pack);
  return spawn(process.execPath, [script, task], { stdio: ['ignore', 'pipe', 'inherit'] });
}

async function listen(child: ChildProcess): Promise<Story> {
  const trained: string[] = [];
  let end = 'killed';
  if (child.stdout === null) throw new Error('the child has no output');
  for await (const line of createInterface({ input: child.stdout })) {
    const { kind, id, epoch, code } = JSON.parse(line);
    if (kind === 'epoch') trained.push(`${id}/${epoch}`);
    else end = kind === 'done' ? kind : String(code);
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return { trained, end };
}

/** Every file below a folder is whole JSON, but for what a killed program has under its own working folder. */
function assertWhole(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || !entry.name.endsWith('.json') || path.includes('.writing')) continue;
    JSON.parse(readFileSync(path, 'utf8'));
  }
}

async function straight(): Promise<unknown> {
  const folder = temporaryFolder();
  const { end } = await listen(start(folder));
  expect(end).toBe('done');
  return (await readRecords(folder)).summary.result;
}

interface Campaign {
  readonly folder: string;
  readonly seed: number;
  readonly kills: number;
  /** What is done before a start, and undone after it. */
  readonly disturb?: (kill: number) => () => void;
}

/** Starts, kills at a random moment, and starts again; over a finished sweep another one begins. */
async function kill({ folder, seed, kills, disturb }: Campaign, expected: unknown): Promise<Record<string, number>> {
  const stream = openStream(seed, 'specs/kills');
  const ends: Record<string, number> = {};
  let seen = new Map<string, number>();
  let starts = 0;
  for (let count = 0; count < kills;) {
    const restore = disturb?.(count) ?? (() => undefined);
    mkdirSync(folder, { recursive: true });
    const child = start(folder);
    const story = listen(child);
    starts++;
    await Promise.race([story, sleep(200 + drawInteger(stream, 900))]);
    child.kill('SIGKILL');
    const { trained, end } = await story;
    restore();
    if (end === 'killed') count++;
    ends[end] = (ends[end] ?? 0) + 1;
    for (const epoch of trained) seen.set(epoch, (seen.get(epoch) ?? 0) + 1);
    assertWhole(folder);
    if (end !== 'done') continue;
    expect((await readRecords(folder)).summary.result).toEqual(expected);
    // an epoch in flight on each of two workers may be trained again after each start
    const again = [...seen.values()].reduce((sum, times) => sum + times - 1, 0);
    expect(again).toBeLessThanOrEqual(2 * starts);
    rmSync(folder, { recursive: true });
    seen = new Map();
    starts = 0;
  }
  const { end } = await listen(start(folder));
  expect(end).toBe('done');
  expect((await readRecords(folder)).summary.result).toEqual(expected);
  return ends;
}

describe('a sweep that is killed at random moments', () => {
  it(`ends in the bits of one that never was, ${KILLS} times`, async () => {
    const ends = await kill({ folder: join(temporaryFolder(), 'out'), seed: 1, kills: KILLS }, await straight());
    expect(Object.keys(ends).toSorted()).toEqual(expect.arrayContaining(['killed']));
  });

  it('does so on a disk that is full half of the time (a tmpfs, where one may be mounted)', async ({ skip }) => {
    const disk = temporaryFolder();
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk], { stdio: 'ignore' });
    } catch {
      skip('no tmpfs may be mounted here');
    }
    onTestFinished(() => void execFileSync('umount', [disk]));
    const filler = join(disk, 'filler');
    mkdirSync(join(disk, 'out'));
    const disturb = (count: number) => {
      if (count % 2 === 0) {
        try {
          writeFileSync(filler, new Uint8Array(4_000_000));
        } catch {
          // full, as it is meant to be
        }
      }
      return () => rmSync(filler, { force: true });
    };
    const kills = Math.ceil(KILLS / 4);
    const ends = await kill({ folder: join(disk, 'out'), seed: 2, kills, disturb }, await straight());
    expect(Object.keys(ends)).toEqual(expect.arrayContaining(['killed']));
  });
});

it('of two programs on one folder one is refused, and nothing is mixed', async () => {
  const folder = join(temporaryFolder(), 'out');
  const expected = await straight();
  const stories = await Promise.all([listen(start(folder)), listen(start(folder))]);
  const ends = stories.map(({ end }) => end);
  expect(ends).toContain('done');
  expect(ends.every((end) => ['done', 'folder-busy'].includes(end))).toBe(true);
  expect((await readRecords(folder)).summary.result).toEqual(expected);
});
