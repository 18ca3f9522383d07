import fc from 'fast-check';
import { it } from 'vitest';
import { canonicalJson } from '../../src/base/canonical-json.ts';
import { executePlan, type SweepTask } from '../../src/replication/execute.ts';
import { planExperiment, type Plan } from '../../src/replication/plan.ts';
import { seeded } from '../training/tiny.ts';
import { expectDefectCaughtAsync, expectLawAsync } from '../support/laws.ts';
import { newFolder, tinySweep } from './sweep-folder.ts';
import { tinyExperiment, tinyTreatment } from './tiny-experiment.ts';

type Executor = typeof executePlan;

const treatments = [
  tinyTreatment('a', { epochs: 1 }),
  tinyTreatment('b', { batchSize: 5, epochs: 1 }),
  tinyTreatment('c', { epochs: 2 }),
];
const plan = planExperiment({ experiment: tinyExperiment({ treatments }) });

async function resultsOf(executor: Executor, changes: Partial<SweepTask>): Promise<string> {
  const { result } = await executor(tinySweep(await newFolder(), changes));
  return canonicalJson({ runs: result.runs, treatments: result.treatments });
}

/** Runs in another order, on another number of workers. */
const orderless = (executor: Executor) => {
  const expected = resultsOf(executor, { plan, workers: 1 });
  return fc.asyncProperty(
    fc.integer({ min: 1, max: 3 }),
    fc.shuffledSubarray([...plan.runs], { minLength: plan.runs.length }),
    async (workers, runs) => (await resultsOf(executor, { plan: { ...plan, runs }, workers })) === (await expected),
  );
};

/** Seeds given by place in the list, not by the run. */
function seedByPlace({ runs, ...rest }: Plan): Plan {
  return {
    ...rest,
    runs: runs.map((run, place) => ({ ...run, config: { ...run.config, seeds: seeded(place) } })),
  };
}

it(
  'never depends on the order of the runs or the number of workers',
  () => expectLawAsync(orderless(executePlan), { numRuns: 4 }),
  60_000,
);

it('never depends on the order of the runs: catches seeds taken by place', () => {
  return expectDefectCaughtAsync(
    orderless((task) => executePlan({ ...task, plan: seedByPlace(task.plan) })),
    { numRuns: 4, endOnFailure: true },
  );
}, 60_000);
