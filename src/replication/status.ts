import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isFolderHeld } from '../artifact/folder-lock.ts';
import type { Plan } from './plan.ts';
import { dealRuns, type Shard } from './shard.ts';

/** What is known of a run from its files: `running` has a checkpoint and a program that holds its shard. */
export type RunState = 'done' | 'running' | 'failed' | 'missing';

/** How far a sweep is, from its files alone. */
export interface SweepStatus {
  readonly total: number;
  /** Number of runs of each state. */
  readonly counts: Readonly<Record<RunState, number>>;
  /** Missing runs that go on from a checkpoint. */
  readonly begun: number;
  /** Ids of the runs that failed, in the plan's order. */
  readonly failed: readonly string[];
  /** Shards that a program holds at this moment. */
  readonly heldShards: readonly Shard[];
  /** Whether a program holds the folder: it trains all of it, or merges. */
  readonly isHeld: boolean;
  /** Whether the summary is written. */
  readonly isMerged: boolean;
}

/** Ids of the runs of a plan whose record is there; by name, since what merges proves them. */
export async function findDoneRuns(folder: string, plan: Pick<Plan, 'runs'>): Promise<ReadonlySet<string>> {
  return findPlanned(join(folder, 'runs'), '.json', plan);
}

/** Looks how far a sweep is; changes nothing, and reads no record. */
export async function readStatus(folder: string, plan: Pick<Plan, 'runs'>): Promise<SweepStatus> {
  const [done, failures, begun] = [
    await findDoneRuns(folder, plan),
    await findPlanned(join(folder, 'failures'), '.json', plan),
    await findPlanned(join(folder, 'checkpoints'), '.bin', plan),
  ];
  const heldShards = await findHeldShards(folder);
  const isHeld = await isFolderHeld(folder);
  const isInHand = heldBy(plan, heldShards);
  const counts = { done: 0, running: 0, failed: 0, missing: 0 };
  const failed: string[] = [];
  let begunMissing = 0;
  for (const [run, { id }] of plan.runs.entries()) {
    const isRunning = begun.has(id) && (isHeld || isInHand(run));
    const state = done.has(id) ? 'done' : isRunning ? 'running' : failures.has(id) ? 'failed' : 'missing';
    counts[state]++;
    if (state === 'failed') failed.push(id);
    if (state === 'missing' && begun.has(id)) begunMissing++;
  }
  const isMerged = await readdir(folder).then((names) => names.includes('summary.json'));
  return { total: plan.runs.length, counts, begun: begunMissing, failed, heldShards, isHeld, isMerged };
}

/** Ids of planned runs with a file `<id><ending>` below a folder; two levels of folders, one look at each. */
async function findPlanned(folder: string, ending: string, { runs }: Pick<Plan, 'runs'>): Promise<Set<string>> {
  const found = new Set<string>();
  const names = new Map<string, ReadonlySet<string>>();
  for (const { id } of runs) {
    const end = id.lastIndexOf('/');
    const parent = id.slice(0, end);
    let listed = names.get(parent);
    if (listed === undefined) {
      listed = new Set(await readdir(join(folder, parent)).catch(() => []));
      names.set(parent, listed);
    }
    if (listed.has(`${id.slice(end + 1)}${ending}`)) found.add(id);
  }
  return found;
}

async function findHeldShards(folder: string): Promise<Shard[]> {
  const names = await readdir(join(folder, 'shards')).catch(() => []);
  const shards = names.flatMap((name) => {
    const { index, count } = /^(?<index>[1-9]\d*)-of-(?<count>[1-9]\d*)$/u.exec(name)?.groups ?? {};
    return index === undefined || count === undefined ? [] : [{ name, index: Number(index), count: Number(count) }];
  });
  const held = await Promise.all(shards.map(async ({ name }) => isFolderHeld(join(folder, 'shards', name))));
  return shards.filter((_shard, place) => held[place]).map(({ index, count }) => ({ index, count }));
}

/** Tells of a run by its place in the plan whether a shard that is held has it. */
function heldBy(plan: Pick<Plan, 'runs'>, shards: readonly Shard[]): (run: number) => boolean {
  const byCount = new Map<number, Set<number>>();
  for (const { index, count } of shards) byCount.set(count, (byCount.get(count) ?? new Set()).add(index - 1));
  const deals = [...byCount].map(([count, held]) => ({ places: dealRuns(plan, count), held }));
  return (run) => deals.some(({ places, held }) => held.has(places[run]));
}
