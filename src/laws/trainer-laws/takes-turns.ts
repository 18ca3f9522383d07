import type { Law } from '../law.ts';
import { runPlans } from '../generators/run-plans.ts';
import { compareTraces, type Moment, traceEpoch, traceEpochs } from './trace.ts';

/**
 * A training whose epochs take turns with those of another one, of another seed, has the bits that it has alone.
 * Catches a generator, an optimizer or a model that all trainings of a process share.
 */
export const takesTurns: Law = {
  name: 'takes-turns',
  statement: 'A training never depends on another one in the same process.',
  cases: 5,
  plans: (traits) => runPlans(traits),
  async find(rig, plan) {
    const run = rig.runOf(plan);
    const alone = await traceEpochs(await rig.open(run), plan.epochs);
    await rig.close();
    const again = await traceEpochs(await rig.open(run), plan.epochs);
    if (compareTraces(alone, again, '') !== undefined) return rig.skip('it doesn’t repeat itself alone either');
    await rig.close();
    const training = await rig.open(run);
    const other = await rig.open({ ...run, seed: (run.seed + 1) % 2 ** 32 });
    const together: Moment[] = [{ when: 'before the first epoch', losses: [], weights: await training.weights() }];
    for (let epoch = 1; epoch <= plan.epochs; epoch++) {
      await other.epoch();
      together.push(await traceEpoch(training, epoch));
    }
    return compareTraces(
      alone,
      together,
      'Expected the bits of a training alone from one that takes turns with another',
    );
  },
};
