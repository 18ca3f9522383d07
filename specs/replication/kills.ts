import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { readRecords } from '../../src/artifact/read.ts';
import { drawInteger } from '../../src/random/integer.ts';
import { openStream } from '../../src/random/stream.ts';
import { planExperiment } from '../../src/replication/plan.ts';
import { decodeCheckpoint } from '../../src/training/checkpoint.ts';
import { tinyData, tinyExperiment, tinyTreatment } from './tiny-experiment.ts';

const treatments = [tinyTreatment('short', { epochs: 40 }), tinyTreatment('long', { epochs: 60 })];
const plan = planExperiment({ experiment: tinyExperiment({ treatments }) });
const script = fileURLToPath(new URL('sweep-child.mjs', import.meta.url));

/** One epoch that a program said it had trained. */
interface Told {
  readonly id: string;
  readonly epoch: number;
}

/** A program that trains a sweep, and what it says. */
export interface Program {
  readonly child: ChildProcess;
  /** Epochs in the order in which they were told. */
  readonly told: readonly Told[];
  /** Resolves once so many epochs are told, or the program has ended. */
  hasTold(count: number): Promise<void>;
  /** `killed`, `done`, `crashed`, or the code of the error that ended it; resolves when it has ended. */
  readonly end: Promise<string>;
}

/** Bytes as JSON, which the child reads back. */
function pack(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? { bytes: [...value] } : value;
}

/** Starts a program that trains a sweep of two hundred epochs into a folder. */
export function start(folder: string): Program {
  const task = JSON.stringify({ plan, dataset: tinyData, folder }, pack);
  const child = spawn(process.execPath, [script, task], { stdio: ['ignore', 'pipe', 'inherit'] });
  const told: Told[] = [];
  const waiting: { readonly count: number; readonly settle: () => void }[] = [];
  const tell = (isOver: boolean): void => {
    for (const { count, settle } of waiting) if (isOver || told.length >= count) settle();
  };
  const listen = async (): Promise<string> => {
    let end = 'killed';
    const ended = once(child, 'exit');
    for await (const line of createInterface({ input: child.stdout })) {
      const { kind, id, epoch, code } = JSON.parse(line);
      if (kind === 'epoch') told.push({ id, epoch });
      else end = kind === 'done' ? kind : String(code);
      tell(false);
    }
    tell(true);
    await ended;
    // a program that falls over without a word is no kill of ours
    return end === 'killed' && child.signalCode !== 'SIGKILL' ? 'crashed' : end;
  };
  const hasTold = (count: number): Promise<void> =>
    new Promise((settle) => {
      waiting.push({ count, settle });
      if (told.length >= count) settle();
    });
  return { child, told, hasTold, end: listen() };
}

/** Result of a sweep that nothing happened to. */
export async function straight(folder: string): Promise<unknown> {
  expect(await start(folder).end).toBe('done');
  return (await readRecords(folder)).summary.result;
}

/** What is done to a sweep, again and again. */
export interface Campaign {
  readonly folder: string;
  readonly seed: number;
  readonly kills: number;
  /** Result of the undisturbed sweep. */
  readonly expected: unknown;
  /** Done at the random moment of the n-th start, before the kill, and undone after it. */
  readonly disturb?: (start: number) => { readonly undo: () => void; readonly waitMs: number };
  /** A defect that is planted: done between two starts. */
  readonly spoil?: () => void;
}

/** How the programs of a campaign ended: `in training` for those that were killed after an epoch, else as {@link Program}. */
export type Ends = Readonly<Record<string, number>>;

const MOST_STARTUP_MS = 500;
const MOST_EPOCHS = 30;
const MOST_MS = 25;

/**
 * Starts, kills at a random moment, and starts again; over a finished sweep another one begins. One kill of five falls
 * into the start of the program, the others soon after some epoch. Throws when a file is half written, when an epoch is
 * trained again that was not the last one, or when a finished sweep is not the undisturbed one.
 */
export async function kill({ folder, seed, kills, expected, disturb, spoil }: Campaign): Promise<Ends> {
  const stream = openStream(seed, 'specs/kills');
  const ends: Record<string, number> = {};
  let last = new Map<string, number>();
  for (let count = 0, starts = 0; count < kills; starts++) {
    // a program that is killed at once has made none
    mkdirSync(folder, { recursive: true });
    const program = start(folder);
    const early = drawInteger(stream, 5) === 0 ? drawInteger(stream, MOST_STARTUP_MS) : undefined;
    const epochs = 1 + drawInteger(stream, MOST_EPOCHS);
    const later = drawInteger(stream, MOST_MS);
    await (early === undefined ? program.hasTold(epochs) : Promise.race([program.end, sleep(early)]));
    const disturbance = disturb?.(starts);
    await Promise.race([program.end, sleep(later + (disturbance?.waitMs ?? 0))]);
    program.child.kill('SIGKILL');
    const end = await program.end;
    disturbance?.undo();
    if (end === 'killed') count++;
    const name = end === 'killed' && program.told.length > 0 ? 'in training' : end;
    ends[name] = (ends[name] ?? 0) + 1;
    if (end === 'crashed')
      throw new Error(`Expected a program that is killed or ends, received exit code ${program.child.exitCode}.`);
    assertGoesOn(program.told, last);
    assertWhole(folder);
    spoil?.();
    if (end !== 'done') continue;
    expect((await readRecords(folder)).summary.result).toEqual(expected);
    rmSync(folder, { recursive: true });
    last = new Map();
  }
  expect(await start(folder).end).toBe('done');
  expect((await readRecords(folder)).summary.result).toEqual(expected);
  return ends;
}

/** Every run goes on where it was, or with the epoch that was in flight; a kill may have swallowed one more line. */
function assertGoesOn(told: readonly Told[], last: Map<string, number>): void {
  const seen = new Set<string>();
  for (const { id, epoch } of told) {
    const before = last.get(id) ?? 0;
    const isFine = seen.has(id) ? epoch === before + 1 : epoch >= before && epoch <= before + 2;
    if (!isFine) throw new Error(`Expected ${id} to go on after epoch ${before}, received epoch ${epoch}.`);
    seen.add(id);
    last.set(id, epoch);
  }
}

/** Every file below a folder is whole, but for what a killed program has under its own working folder. */
export function assertWhole(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || path.includes('.writing')) continue;
    if (entry.name.endsWith('.json')) JSON.parse(readFileSync(path, 'utf8'));
    if (entry.name.endsWith('.bin')) decodeCheckpoint(new Uint8Array(readFileSync(path)));
  }
}
