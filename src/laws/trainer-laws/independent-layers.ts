import { runPlans } from '../generators/run-plans.ts';
import type { Law } from '../law.ts';
import { correlation } from './correlation.ts';

const FEWEST = 48;
const FAR_TAIL = 6;

/**
 * The initial kernels of two layers are uncorrelated: over n pairs of values |r| < 6/√n, which chance exceeds once in
 * 10⁸ draws. Catches one integer seed handed to every layer, which gives them the same numbers.
 */
export const independentLayers: Law = {
  name: 'independent-layers',
  statement: 'The weights of two layers are always drawn independently.',
  cases: 3,
  plans: (traits) =>
    runPlans(traits, {
      inputs: [8, 8],
      layers: [1, 2],
      units: [8, 8],
      classes: [8, 8],
      examples: [1, 1],
      epochs: [1, 1],
    }),
  async find(rig, plan) {
    const weights = await (await rig.open(rig.runOf(plan))).weights();
    const kernels = weights.filter(({ shape, values }) => shape.length > 1 && values.length >= FEWEST);
    if (kernels.length < 2) return rig.skip(`it has no two kernels of at least ${FEWEST} weights`);
    for (const [place, kernel] of kernels.entries()) {
      for (const other of kernels.slice(place + 1)) {
        const count = Math.min(kernel.values.length, other.values.length);
        const r = correlation(kernel.values.subarray(0, count), other.values.subarray(0, count));
        if (Math.abs(r) < FAR_TAIL / Math.sqrt(count)) continue;
        return {
          what: `Expected ${kernel.name} and ${other.name} to be uncorrelated, received r = ${r.toFixed(3)} over ${count} weights.`,
          when: 'before the first epoch',
          hint: 'Give each layer a stream of its own, not the same integer.',
        };
      }
    }
    return undefined;
  },
};
