import { runPlans } from '../generators/run-plans.ts';
import type { Finding, Law } from '../law.ts';
import { correlation } from './correlation.ts';
import { observableRun, observeEpoch } from './observe-epoch.ts';

const FAR_TAIL = 5.5;

/**
 * The orders of two epochs of a run, and of the first epochs of two seeds, are uncorrelated: over n places |r| <
 * 5.5/√(n − 1). Catches a shuffle that starts over in each epoch, one that goes backwards, and one that hardly moves
 * anything.
 */
export const independentEpochs: Law = {
  name: 'independent-epochs',
  statement: 'The orders of two epochs are always drawn independently.',
  cases: 2,
  plans: (traits) => runPlans(traits, { inputs: [48, 56], layers: [0, 0], batchSize: [1, 4], epochs: [1, 1] }),
  async find(rig, plan): Promise<Finding | undefined> {
    if (rig.traits.shuffles === false) return rig.skip('it keeps the order of its examples');
    const run = observableRun(rig, plan);
    const training = await rig.open(run);
    const first = await observeEpoch(training, run);
    const second = await observeEpoch(training, run);
    const next = { ...run, seed: (run.seed + 1) % 2 ** 32 };
    const other = await observeEpoch(await rig.open(next), next);
    const given = first.batches.map((_, index) => index);
    const pairs = [
      ['the orders of epochs 1 and 2', first.batches, second.batches],
      [`the orders of the seeds ${run.seed} and ${next.seed}`, first.batches, other.batches],
      ['the order of epoch 1 and that of the data', first.batches, given],
    ] as const;
    const bound = FAR_TAIL / Math.sqrt(run.inputs - 1);
    for (const [what, a, b] of pairs) {
      const r = correlation(a, b);
      if (Math.abs(r) < bound) continue;
      return {
        what: `Expected ${what} to be uncorrelated, received r = ${r.toFixed(3)} over ${run.inputs} examples.`,
        hint: 'Draw each epoch’s order from a stream of its own, opened by the seed and the epoch.',
      };
    }
    return undefined;
  },
};
