import type { Optimizer } from '../network/network.ts';
import type { RunPlan } from './training-run.ts';

/** A run in words: widths, data, steps, optimizer, seeds; what is usual is left out. */
export function describePlan(plan: RunPlan): string {
  const { inputs, hidden, classes, examples, batchSize, epochs, learningRate, seed, dataSeed } = plan;
  const layers = hidden.length === 0 ? 'no hidden layer' : `hidden ${hidden.join('-')} ${plan.activation}`;
  const steps = epochs * Math.ceil(examples / batchSize);
  return [
    `${count(inputs, 'input')}, ${layers}, ${count(classes, 'class')}`,
    `${count(examples, 'example')} in batches of ${batchSize}`,
    `${count(epochs, 'epoch')}, ${count(steps, 'step')} of ${describeOptimizer(plan.optimizer)} at rate ${learningRate}${describePenalty(plan)}`,
    `seed ${seed}, data seed ${dataSeed}`,
  ].join('; ');
}

function count(amount: number, thing: string): string {
  const plural = thing.endsWith('s') ? `${thing}es` : `${thing}s`;
  return `${amount} ${amount === 1 ? thing : plural}`;
}

function describeOptimizer({ kind, ...constants }: Optimizer): string {
  const listed = Object.entries(constants).map(([name, value]) => `${name} ${value}`);
  return listed.length === 0 ? kind : `${kind} (${listed.join(', ')})`;
}

function describePenalty({ penalty }: RunPlan): string {
  return penalty.factor === 0 ? '' : ` with weight decay ${penalty.factor} on ${penalty.layers.join(', ')}`;
}
