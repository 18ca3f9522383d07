import { SameseedError } from '../base/errors.ts';
import { runCost } from './cost.ts';
import { dealLongestFirst } from './deal.ts';
import type { PlannedRun } from './experiment.ts';
import type { Plan } from './plan.ts';

/** One of the parts that a plan's runs are dealt to. */
export interface Shard {
  /** From 1 to `count`. */
  readonly index: number;
  readonly count: number;
}

const MOST_SHARDS = 10_000;

/**
 * Reads `i/n`.
 *
 * @throws {SameseedError} `shard-invalid` unless both are integers, n is from 1 to 10,000 and i from 1 to n.
 */
export function parseShard(text: string): Shard {
  const found = /^(?<index>[1-9]\d{0,4})\/(?<count>[1-9]\d{0,4})$/u.exec(text)?.groups;
  const [index, count] = [Number(found?.['index']), Number(found?.['count'])];
  if (found !== undefined && index <= count && count <= MOST_SHARDS) return { index, count };
  throw new SameseedError(
    'shard-invalid',
    `Expected a shard i/n with n from 1 to 10,000 and i from 1 to n, for example 2/4, received ${JSON.stringify(text)}.`,
  );
}

/**
 * Reads `i/n` with i counted from 0, as the indexes of Kubernetes are: `1/4` is the shard 2/4.
 *
 * @throws {SameseedError} `shard-invalid` unless both are integers, n is from 1 to 10,000 and i from 0 to n − 1.
 */
export function parseShardFromZero(text: string): Shard {
  const found = /^(?<place>0|[1-9]\d{0,4})\/(?<count>[1-9]\d{0,4})$/u.exec(text)?.groups;
  const [place, count] = [Number(found?.['place']), Number(found?.['count'])];
  if (found !== undefined && place < count && count <= MOST_SHARDS) return { index: place + 1, count };
  throw new SameseedError(
    'shard-invalid',
    `Expected a shard i/n counted from 0, with n from 1 to 10,000 and i from 0 to n − 1, for example 0/4, received ${JSON.stringify(text)}.`,
  );
}

/** `2/4`, as it is typed. */
export function renderShard({ index, count }: Shard): string {
  return `${index}/${count}`;
}

/** Folder of a shard below that of its sweep, which it holds while it trains: `shards/2-of-4`. */
export function shardFolder({ index, count }: Shard): string {
  return `shards/${index}-of-${count}`;
}

// Only shares count, and the plan has to do without the data.
const TRAIN_COUNT = 60_000;

/** Place, from 0, of the shard that each run of a plan belongs to; the plan alone decides. */
export function dealRuns({ runs }: Pick<Plan, 'runs'>, count: number): number[] {
  return dealLongestFirst(
    runs.map(({ config }) => runCost(config, TRAIN_COUNT).weight),
    count,
  );
}

/**
 * Runs of a plan that a shard trains, in the plan's order: all shards of a count have every run once, and about the same
 * work.
 */
export function runsOfShard(plan: Pick<Plan, 'runs'>, { index, count }: Shard): PlannedRun[] {
  const places = dealRuns(plan, count);
  return plan.runs.filter((_run, run) => places[run] === index - 1);
}
