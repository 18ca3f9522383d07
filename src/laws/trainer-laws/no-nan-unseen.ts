import { runPlans } from '../generators/run-plans.ts';
import type { Finding, Law } from '../law.ts';
import type { OpenTraining } from '../open-training.ts';
import type { Rig } from '../rig.ts';
import type { RunPlan } from '../training-run.ts';

/**
 * Once a weight is NaN, the next epoch throws or its loss is not finite: after learning rates of 10³⁰, and with NaN for
 * the first kernel. Catches NaNs that a relu, a clip or a maximum swallows, and steps that are left out in silence.
 */
export const noNanUnseen: Law = {
  name: 'no-nan-unseen',
  statement: 'A NaN never passes unseen.',
  cases: 5,
  plans: (traits) => runPlans(traits, { examples: [2, 8], epochs: [2, 3] }),
  async find(rig, plan) {
    return (await findAfterBlowUp(rig, plan)) ?? findAfterNan(rig, plan);
  },
};

async function findAfterBlowUp(rig: Rig, plan: RunPlan): Promise<Finding | undefined> {
  const training = await rig.open({ ...rig.runOf(plan), learningRate: 1e30 });
  for (let epoch = 1; epoch <= plan.epochs; epoch++) {
    const wasNaN = await hasNaN(training);
    const loss = await lossOf(training);
    if (loss === undefined || !Number.isFinite(loss)) return undefined;
    if (!wasNaN) continue;
    return unseen(`a weight was NaN, at learning rate 1e30`, loss, `in epoch ${epoch}`);
  }
  return undefined;
}

async function findAfterNan(rig: Rig, plan: RunPlan): Promise<Finding | undefined> {
  const training = await rig.open(rig.runOf(plan));
  if (!training.can('setWeights')) return undefined;
  const [kernel, ...rest] = await training.weights();
  const broken = [{ ...kernel, values: new Float32Array(kernel.values.length).fill(NaN) }, ...rest];
  const isTaken = await training.setWeights(broken).then(
    () => true,
    () => false,
  );
  if (!isTaken) return undefined;
  const loss = await lossOf(training);
  if (loss === undefined || !Number.isFinite(loss)) return undefined;
  return unseen(`${kernel.name} was all NaN`, loss, 'in epoch 1');
}

function unseen(cause: string, loss: number, when: string): Finding {
  return {
    what: `Expected an error or a loss that isn’t finite after ${cause}, received the loss ${loss}.`,
    when,
    hint: 'Check each step’s loss and weights with Number.isFinite, and stop with the step and the tensor.',
  };
}

async function hasNaN(training: OpenTraining): Promise<boolean> {
  return (await training.weights()).some(({ values }) => values.some(Number.isNaN));
}

async function lossOf(training: OpenTraining): Promise<number | undefined> {
  return training.epoch().then(
    ({ loss }) => loss,
    () => undefined,
  );
}
