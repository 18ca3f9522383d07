import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { it } from 'vitest';
import { readRunRecord } from '../../src/artifact/read.ts';
import type { SummaryRecord } from '../../src/artifact/record.ts';
import { canonicalJson, prettyJson } from '../../src/base/canonical-json.ts';
import { executePlan, type SweepTask } from '../../src/replication/execute.ts';
import { executeShard } from '../../src/replication/execute-shard.ts';
import { mergeSweeps } from '../../src/replication/merge.ts';
import { planExperiment } from '../../src/replication/plan.ts';
import { expectDefectCaughtAsync, expectLawAsync } from '../support/laws.ts';
import { abortAfter, listFiles, newFolder, tinySweep } from './sweep-folder.ts';
import { tinyExperiment, tinyTreatment } from './tiny-experiment.ts';

const treatments = [
  tinyTreatment('a', { epochs: 1 }),
  tinyTreatment('b', { batchSize: 5, epochs: 2 }),
  tinyTreatment('c', { epochs: 3 }),
];
const plan = planExperiment({ experiment: tinyExperiment({ treatments }) });

/** A way to split the work: shards in an order of their own, some of them stopped early and started again. */
interface Split {
  readonly count: number;
  /** Places of shards, each at least once; one that comes again goes on. */
  readonly order: readonly number[];
  /** Epochs after which each of these starts is stopped; 0 for never. The last start of a shard is never stopped. */
  readonly stops: readonly number[];
  /** Whether all write to one folder. */
  readonly isShared: boolean;
  /** Whether shards of another number come before them, so that runs are cut in two ways. */
  readonly isDealtTwice: boolean;
  /** Whether each start is on another machine. */
  readonly areMachinesMixed: boolean;
}

const splits: fc.Arbitrary<Split> = fc.integer({ min: 1, max: 3 }).chain((count) => {
  const all = Array.from({ length: count }, (_, place) => place);
  const early = fc.array(fc.integer({ min: 0, max: count - 1 }), { maxLength: 1 });
  const last = fc.shuffledSubarray(all, { minLength: count });
  return fc
    .tuple(
      early,
      last,
      fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 5, maxLength: 5 }),
      fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
    )
    .map(([first, then, stops, [isShared, isDealtTwice, areMachinesMixed]]) => ({
      isDealtTwice,
      areMachinesMixed,
      count,
      order: [...first, ...then],
      stops: stops.map((stop, place) => (place < first.length ? stop : 0)),
      isShared,
    }));
});

type ShardExecutor = typeof executeShard;

/** Says of all records in a folder that some other machine has written them, as its own provenance would. */
async function moveElsewhere(folder: string, machine: number): Promise<void> {
  const files = (await listFiles(folder)).filter((file) => file.startsWith('runs/'));
  for (const file of files) {
    const record = await readRunRecord(join(folder, file));
    const fingerprint = { ...record.provenance.fingerprint, processor: `machine ${machine}`, cores: machine + 1 };
    await writeFile(join(folder, file), prettyJson({ ...record, provenance: { ...record.provenance, fingerprint } }));
  }
}

async function mergeSplit(execute: ShardExecutor, split: Split): Promise<SummaryRecord> {
  const { count, order, stops, isShared, isDealtTwice, areMachinesMixed } = split;
  const shared = await newFolder();
  const folders = await Promise.all(Array.from({ length: count }, async () => (isShared ? shared : newFolder())));
  if (isDealtTwice) await execute({ ...tinySweep(folders[0], { plan }), shard: { index: 1, count: count + 1 } });
  for (const [start, place] of order.entries()) {
    if (areMachinesMixed) await moveElsewhere(folders[place], start);
    const task: SweepTask = tinySweep(folders[place], { plan });
    const shard = { index: place + 1, count };
    if (stops[start] === 0) await execute({ ...task, shard });
    else await execute({ ...abortAfter(task, stops[start]), shard }).catch(() => undefined);
  }
  return mergeSweeps({ folders: [...new Set(folders)], out: isShared ? shared : await newFolder() });
}

/** Whatever the split, the summary has the result that one machine alone gives. */
const indivisible = (execute: ShardExecutor) => {
  const alone = newFolder().then((folder) => executePlan(tinySweep(folder, { plan })));
  return fc.asyncProperty(splits, async (split) => {
    const expected = await alone;
    const { result } = await mergeSplit(execute, split);
    return canonicalJson(result) === canonicalJson(expected.result);
  });
};

/** Data that a shard turns round, as a machine with another byte order might. */
const onOtherData: ShardExecutor = (task) => {
  const { train } = task.dataset;
  const images = train.images.toReversed();
  return executeShard(
    task.shard.index === 1 ? { ...task, dataset: { ...task.dataset, train: { ...train, images } } } : task,
  );
};

/** The last run of the last shard forgotten. */
const forgetful: ShardExecutor = (task) => {
  const isLast = task.shard.index === task.shard.count;
  return executeShard(isLast ? { ...task, plan: { ...plan, runs: plan.runs.slice(0, -1) } } : task);
};

it(
  'always merges to the summary of one machine alone',
  () => expectLawAsync(indivisible(executeShard), { numRuns: 4 }),
  60_000,
);

it.each([
  ['a shard on other data', onOtherData],
  ['a run forgotten', forgetful],
])(
  'always merges to the summary of one machine alone: catches %s',
  (_what, defect) => expectDefectCaughtAsync(indivisible(defect), { numRuns: 4 }),
  60_000,
);
