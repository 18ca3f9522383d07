import { openStore } from '../artifact/store.ts';
import { prettyJson } from '../base/canonical-json.ts';
import type { Digest } from '../base/digest.ts';
import { SameseedError } from '../base/errors.ts';
import { claimShared } from './claim-shared.ts';
import { exampleImages } from './example-images.ts';
import { executeRuns, prepare, type SweepTask } from './execute.ts';
import { runsFailedError } from './failure.ts';
import { describeShard } from './shard-file.ts';
import { renderShard, runsOfShard, type Shard, shardFolder } from './shard.ts';

/** A shard whose runs are all done. */
export interface ShardResult {
  readonly shard: Shard;
  /** Digest of the plan. */
  readonly plan: Digest;
  /** Result digest of each of its runs, by run id. */
  readonly runs: Readonly<Record<string, Digest>>;
}

/**
 * Executes a shard of a plan. Several of them may share an output folder, on one machine or on several that share the
 * disk: records and checkpoints lie in the folder's own `runs` and `checkpoints`, so that what one has done none does
 * again, however the runs are dealt; each holds its `shards/<i>-of-<n>` meanwhile. Merging makes the summary.
 *
 * @throws {SameseedError} as `executePlan` does; `folder-busy` also for a shard that is being trained; `shard-fresh`
 *   for starting over, and `folder-holds-other-plan` also for a finished sweep of something else.
 */
export async function executeShard(task: SweepTask & { readonly shard: Shard }): Promise<ShardResult> {
  const { plan, shard, dataset, folder } = task;
  if (task.fresh === true) {
    throw new SameseedError(
      'shard-fresh',
      `Expected shard ${renderShard(shard)} to go on with what its folder holds, received --fresh, which would drop the runs of other shards; remove ${folder} first, or choose another --out.`,
    );
  }
  const prepared = await prepare(task);
  const runs = runsOfShard(plan, shard);
  const store = await openStore(folder, { desk: shardFolder(shard) });
  try {
    const sweep = await executeRuns(store, {
      ...task,
      ...prepared,
      runs,
      async claim(request) {
        const use = await claimShared(request);
        await store.writeFile(`${shardFolder(shard)}/shard.json`, prettyJson(describeShard(plan, shard)));
        return { use, begin: () => Promise.resolve() };
      },
    });
    await store.writeFile('examples.json', prettyJson(exampleImages(dataset)));
    if (sweep.failures.size > 0) throw runsFailedError(sweep.failures, runs.length);
    const digests = runs.map(({ id }): [string, Digest] => [id, sweep.rows.get(id)?.digest ?? '']);
    return { shard, plan: plan.digest, runs: Object.fromEntries(digests) };
  } finally {
    await store.close();
  }
}
