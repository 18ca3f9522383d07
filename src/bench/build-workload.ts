import { drawEpochBatches } from '../dataset/batches.ts';
import type { Engine } from '../engine/engine.ts';
import { buildNetwork } from '../network/architecture.ts';
import { drawInitialState } from '../network/initial-state.ts';
import type { Optimizer } from '../network/network.ts';
import { DEFAULT_OPTIMIZERS } from '../network/optimizers/defaults.ts';
import type { BenchData } from './bench-data.ts';
import type { Case } from './case.ts';
import { stepOf, type Workload } from './workload.ts';

const SEED = 1;
/** λ of the L2 term ½λΣw² on the hidden kernels, PyTorch's `weight_decay`. */
const WEIGHT_DECAY = 2e-5;
const RATES: Readonly<Record<Optimizer['kind'], number>> = {
  sgd: 0.1,
  momentum: 0.02,
  nesterov: 0.02,
  rmsprop: 0.001,
  adam: 0.001,
  adamw: 0.001,
};

/** What a case is, but for who takes part. */
export type WorkloadPlan = Pick<Case, 'optimizer' | 'hidden' | 'batchSize' | 'stepsBefore'>;

/** Makes a case into work: weights after `stepsBefore` steps with `engine`, and the batches of one epoch. */
export async function buildWorkload(plan: WorkloadPlan, data: BenchData, engine: Engine): Promise<Workload> {
  const { batchSize, hidden } = plan;
  const { train } = data;
  const network = buildNetwork({
    inputs: train.height * train.width,
    hidden: hidden.map((units) => ({ units, activation: 'relu' })),
    classes: train.classes,
    initializer: 'glorot-uniform',
  });
  const optimizer = DEFAULT_OPTIMIZERS[plan.optimizer];
  const workload: Workload = {
    ...data,
    network,
    optimizer,
    penalty: {
      convention: optimizer.kind === 'adamw' ? 'decoupled' : 'gradient',
      factor: WEIGHT_DECAY,
      layers: network.layers.slice(0, -1).map(({ name }) => name),
    },
    learningRate: RATES[optimizer.kind],
    batchSize,
    batches: drawEpochBatches({ count: train.count, batchSize, seed: SEED, epoch: 1 }).filter(
      (batch) => batch.length === batchSize,
    ),
    state: drawInitialState({ network, optimizer, seed: SEED }),
  };
  return { ...workload, state: await trainFor(workload, plan.stepsBefore, engine) };
}

async function trainFor(workload: Workload, steps: number, engine: Engine): Promise<Workload['state']> {
  const session = await engine.open(workload);
  for (let step = 1; step <= steps; step++) await session.step(stepOf(workload, step));
  const state = await session.readState();
  await session.close();
  return state;
}
