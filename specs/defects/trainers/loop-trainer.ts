import { gatherRows, type Rows } from '../../../src/laws/rows.ts';
import type { Trainer, Training, WeightTensor } from '../../../src/laws/trainer.ts';
import type { TrainingRun } from '../../../src/laws/training-run.ts';
import { buildNetwork, parameterShapes } from '../../../src/network/architecture.ts';
import { type Network, PENALTY_CONVENTIONS } from '../../../src/network/network.ts';
import { DEFAULT_OPTIMIZERS } from '../../../src/network/optimizers/defaults.ts';
import { type BatchLoss, batchOf, type LoopParts, type LoopState, RIGHT_PARTS, takeStep } from './loop.ts';

/** A hand-written training loop in float64, with some of its parts replaced. */
export function loopTrainer(changes: Partial<LoopParts> = {}): Trainer {
  const parts = { ...RIGHT_PARTS, ...changes };
  return {
    name: 'loop',
    open: (run) => openLoop(parts, run),
    traits: {
      activations: ['relu', 'tanh', 'logistic'],
      optimizers: Object.values(DEFAULT_OPTIMIZERS),
      penalties: PENALTY_CONVENTIONS,
      isDense: true,
    },
  };
}

function openLoop(parts: LoopParts, run: TrainingRun): Training {
  const network = networkOf(run);
  const shapes = parameterShapes(network);
  const prepared = parts.prepare(run);
  const stepsPerEpoch = parts.batches(run, prepared.count, 1).length;
  let state: LoopState = parts.begin(run, network);
  const model = () => ({ network, penalty: run.penalty, parameters: state.parameters });
  const step = (): BatchLoss => {
    const epoch = 1 + Math.floor(state.done / stepsPerEpoch);
    const indices = parts.batches(run, prepared.count, epoch)[state.done % stepsPerEpoch];
    const rows = parts.scale(gatherRows(prepared, indices), run);
    return takeStep(state, { parts, run, network, rows });
  };
  const lossOf = (rows: Rows) => parts.loss(model(), batchOf(parts.scale(rows, run)));
  const named = (lists: readonly Float64Array[]): WeightTensor[] =>
    lists.map((values, place) => ({ ...shapes[place], values: Float32Array.from(values) }));
  return {
    epoch() {
      const losses = Array.from({ length: stepsPerEpoch }, step);
      const validationLoss = lossOf(run.validation);
      parts.afterEpoch(state, validationLoss);
      return { loss: parts.epochLoss(losses), validationLoss };
    },
    weights: () => named(state.parameters),
    setWeights(weights) {
      state.parameters = weights.map(({ values }) => Float64Array.from(values));
    },
    steps(count) {
      for (let taken = 0; taken < count; taken++) step();
    },
    save: () => parts.save(state),
    restore(saved) {
      if (isLoopState(saved)) state = parts.restore(saved);
    },
    loss: lossOf,
    predict: (rows) => parts.predict(model(), batchOf(parts.scale(rows, run))),
    gradient: (rows) =>
      named(
        parts.gradient(
          { ...model(), penalty: { convention: 'keras', factor: 0, layers: [] } },
          batchOf(parts.scale(rows, run)),
        ),
      ),
  };
}

function networkOf({ inputs, hidden, classes, activation }: TrainingRun): Network {
  const layers = hidden.map((units) => ({ units, activation }));
  return buildNetwork({ inputs, hidden: layers, classes, initializer: 'glorot-uniform' });
}

function isLoopState(value: unknown): value is LoopState {
  return typeof value === 'object' && value !== null && 'parameters' in value && 'slots' in value;
}
