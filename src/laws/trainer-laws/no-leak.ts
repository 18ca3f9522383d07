import { runPlans } from '../generators/run-plans.ts';
import type { Law } from '../law.ts';

/**
 * The number of tensors is the same after each epoch from the second on, and after `close` what it was before. Catches
 * intermediate results, batches and old weights that are never given back.
 */
export const noLeak: Law = {
  name: 'no-leak',
  statement: 'Training never keeps more tensors from epoch to epoch.',
  cases: 3,
  plans: (traits) => runPlans(traits, { epochs: [2, 3] }),
  async find(rig, plan) {
    const before = await rig.liveTensors();
    const training = await rig.open(rig.runOf(plan));
    await training.epoch();
    await training.weights();
    const warm = await rig.liveTensors();
    for (let epoch = 2; epoch <= plan.epochs; epoch++) {
      await training.epoch();
      await training.weights();
      const now = await rig.liveTensors();
      if (now === warm) continue;
      return {
        what: `Expected ${warm} tensors as after epoch 1, received ${now}.`,
        when: `after epoch ${epoch}`,
        hint: 'Wrap a step in `tidy`, and dispose of what it returns.',
      };
    }
    const closes = training.can('close');
    await training.close();
    const after = await rig.liveTensors();
    if (!closes || after === before) return undefined;
    return { what: `Expected ${before} tensors as before \`open\`, received ${after}.`, when: 'after `close`' };
  },
};
