import { drawPermutation } from '../../random/permutation.ts';
import { differenceOfBits } from '../float32-tensors.ts';
import { runPlans } from '../generators/run-plans.ts';
import type { Finding, Law } from '../law.ts';
import type { Rig } from '../rig.ts';
import type { RunPlan } from '../training-run.ts';
import { compareTraces, type Moment, traceEpoch } from './trace.ts';

const MOST_STOPS = 6;

/**
 * A training that is restored in a new one goes on to the bits of the training that never stopped, from any epoch, and
 * from any step where the trainer has `steps`. Catches accumulators, step counts, places in the epoch and states of
 * generators that are not saved, and saved values that the training goes on to change.
 */
export const resume: Law = {
  name: 'resume',
  statement: 'A resumed training always goes on to the same bits.',
  cases: 5,
  plans: (traits) => runPlans(traits, { examples: [1, 6], epochs: [2, 3] }),
  async find(rig, plan) {
    return (await findAtEpochs(rig, plan)) ?? findAtSteps(rig, plan);
  },
};

async function findAtEpochs(rig: Rig, plan: RunPlan): Promise<Finding | undefined> {
  const run = rig.runOf(plan);
  const straight = await rig.open(run);
  const saved: unknown[] = [await straight.save()];
  const moments: Moment[] = [];
  for (let epoch = 1; epoch <= plan.epochs; epoch++) {
    moments.push(await traceEpoch(straight, epoch));
    saved.push(await straight.save());
  }
  for (let stop = 0; stop < plan.epochs; stop++) {
    const resumed = await rig.open(run);
    await resumed.restore(saved[stop]);
    const rest: Moment[] = [];
    for (let epoch = stop + 1; epoch <= plan.epochs; epoch++) rest.push(await traceEpoch(resumed, epoch));
    const finding = compareTraces(
      moments.slice(stop),
      rest,
      `Expected the straight bits when resumed after epoch ${stop}`,
    );
    if (finding !== undefined) return { ...finding, hint: HINT };
  }
  return undefined;
}

const HINT = 'Save copies of the weights, the optimizer’s accumulators and step, and the epoch.';

async function findAtSteps(rig: Rig, plan: RunPlan): Promise<Finding | undefined> {
  const run = rig.runOf(plan);
  const total = Math.ceil(plan.examples / plan.batchSize) * plan.epochs;
  const straight = await rig.open(run);
  if (!straight.can('steps')) return undefined;
  const saved: unknown[] = [];
  for (let step = 0; step < total; step++) {
    saved.push(await straight.save());
    await straight.steps(1);
  }
  for (const stop of drawPermutation(rig.streamOf(plan, 'law/stops'), total).slice(0, MOST_STOPS)) {
    const resumed = await rig.open(run);
    await resumed.restore(saved[stop]);
    await resumed.steps(total - stop);
    const difference = differenceOfBits(await straight.weights(), await resumed.weights());
    if (difference === undefined) continue;
    const what = `Expected the straight bits when resumed after step ${stop}, but the weights differ.`;
    return { what, when: `after step ${total}`, difference, hint: HINT };
  }
  return undefined;
}
