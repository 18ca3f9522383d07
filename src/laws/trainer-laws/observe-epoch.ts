import { portableExp } from '../../base/exp.ts';
import { mapTensor } from '../float32-tensors.ts';
import type { OpenTraining } from '../open-training.ts';
import type { Rig } from '../rig.ts';
import type { RunPlan, TrainingRun } from '../training-run.ts';

const RATE = 0.1;
const NEAR = 1 / 2 ** 16;

/** What can be seen of an epoch from outside. */
export interface ObservedEpoch {
  /** Number of the batch that each example was in, from 0 [examples]; −1 where the example's weight fits no batch. */
  readonly batches: readonly number[];
  /** Size of each batch as it should be. */
  readonly sizes: readonly number[];
}

/**
 * A run that shows the order of its examples: no hidden layer, every example alone lights an input of its own, all are
 * of class 0, plain SGD from weights 0. With each step the class grows more probable, so its gradient smaller: how far
 * the weight of an example's own input has moved tells when it was met, and whether it was once.
 */
export function observableRun(rig: Rig, plan: RunPlan): TrainingRun {
  const { optimizers, isDense = false, hidden = [] } = rig.traits;
  if (!isDense || hidden.length > 0)
    return rig.skip('its traits don’t say that it is dense (`isDense`) and can do without hidden layers');
  if (optimizers?.some(({ kind }) => kind === 'sgd') !== true) return rig.skip('its traits don’t name plain SGD');
  const count = plan.inputs;
  const inputs = new Float32Array(count * count).map((_, place) => (place % (count + 1) === 0 ? 1 : 0));
  const run = rig.runOf({ ...plan, examples: count, hidden: [], optimizer: { kind: 'sgd' }, learningRate: RATE });
  return { ...run, train: { count, inputs, labels: new Uint8Array(count) } };
}

/** Sets the weights to 0, trains an epoch, and tells in which batch each example was. */
export async function observeEpoch(training: OpenTraining, run: TrainingRun): Promise<ObservedEpoch> {
  const weights = await training.weights();
  await training.setWeights(weights.map((tensor) => mapTensor(tensor, () => 0)));
  await training.epoch();
  const [kernel] = await training.weights();
  const sizes = batchSizes(run);
  const moves = expectedMoves(sizes, run.classes);
  const batches = Array.from({ length: run.inputs }, (_, input) => {
    const moved = kernel.values[input * run.classes];
    return moves.findIndex((move) => Math.abs(moved - move) < NEAR * move);
  });
  return { batches, sizes };
}

function batchSizes({ train, batchSize }: TrainingRun): number[] {
  return Array.from({ length: Math.ceil(train.count / batchSize) }, (_, batch) =>
    Math.min(batchSize, train.count - batch * batchSize),
  );
}

function expectedMoves(sizes: readonly number[], classes: number): number[] {
  let [own, other] = [0, 0];
  return sizes.map((rows) => {
    const rest = (classes - 1) * portableExp(other - own);
    const gradient = rest / (1 + rest);
    own += RATE * gradient;
    other -= (RATE * gradient) / (classes - 1);
    return (RATE * gradient) / rows;
  });
}
