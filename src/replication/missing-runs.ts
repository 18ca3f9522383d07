import { SameseedError } from '../base/errors.ts';
import type { Plan } from './plan.ts';
import { readShards } from './shard-file.ts';
import { dealRuns, renderShard } from './shard.ts';

const MOST_TOLD = 20;

/** Where runs were looked for. */
export interface SearchedPlaces {
  readonly folders: readonly string[];
  readonly plan: Plan;
}

/** The error that lists runs which lie nowhere, and the shards that have them; `missing` are their ids. */
export async function missingRunsError(
  { folders, plan }: SearchedPlaces,
  missing: readonly string[],
): Promise<SameseedError> {
  const more = missing.length - MOST_TOLD;
  const told = `${missing.slice(0, MOST_TOLD).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  const words = [
    `Expected all ${plan.runs.length} runs of ${plan.experiment.name} in ${folders.join(', ')}, ${missing.length} missing: ${told}.`,
    ...(await describeShards({ folders, plan }, new Set(missing))),
    'The command that was started there goes on with what is missing; without --shard it trains all of that.',
  ];
  return new SameseedError('runs-missing', words.join(' '), { kind: 'check' });
}

/** Which shards lack runs, by the numbers of shards that were started. */
async function describeShards({ folders, plan }: SearchedPlaces, missing: ReadonlySet<string>): Promise<string[]> {
  const files = (await Promise.all(folders.map(readShards))).flat();
  const counts = new Set(files.filter((file) => file.plan === plan.digest).map(({ shard }) => shard.count));
  return [...counts].flatMap((count) => {
    const lacks = new Map<number, number>();
    for (const [run, place] of dealRuns(plan, count).entries()) {
      if (missing.has(plan.runs[run].id)) lacks.set(place, (lacks.get(place) ?? 0) + 1);
    }
    const told = [...lacks]
      .toSorted(([a], [b]) => a - b)
      .map(([place, runs]) => `${renderShard({ index: place + 1, count })} (${runs})`);
    const more = told.length - MOST_TOLD;
    return [
      `Of the shards, these lack runs: ${told.slice(0, MOST_TOLD).join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
    ];
  });
}
