import { drawEpochBatches } from '../../../src/dataset/batches.ts';
import type { Rows } from '../../../src/laws/rows.ts';
import type { TrainingRun } from '../../../src/laws/training-run.ts';
import { drawInitialState } from '../../../src/network/initial-state.ts';
import { softmax } from '../../../src/network/loss/cross-entropy.ts';
import type { Network } from '../../../src/network/network.ts';
import { adamCorrections } from '../../../src/network/optimizers/corrections.ts';
import { slotNames } from '../../../src/network/optimizers/slots.ts';
import { updateWeight } from '../../../src/network/optimizers/update.ts';
import { penaltyTerms } from '../../../src/network/penalty.ts';
import { forward } from '../../../src/network/reference/forward.ts';
import { batchGradient } from '../../../src/network/reference/gradient.ts';
import { batchLoss } from '../../../src/network/reference/loss.ts';
import { type ReferenceBatch, type ReferenceModel, widenTensors } from '../../../src/network/reference/model.ts';

/** What a training loop holds between two steps. */
export interface LoopState {
  parameters: Float64Array[];
  slots: Float64Array[];
  /** Steps of the optimizer. */
  step: number;
  /** Steps of the run. */
  done: number;
}

/** The loss of a batch, and how many rows it had. */
export interface BatchLoss {
  readonly loss: number;
  readonly rows: number;
}

/** The parts of a training loop, as one writes it by hand; a defect replaces some of them. */
export interface LoopParts {
  /** What is trained on, of all that the run has. */
  prepare(run: TrainingRun): Rows;
  /** What the network sees of rows, in training and after. */
  scale(rows: Rows, run: TrainingRun): Rows;
  begin(run: TrainingRun, network: Network): LoopState;
  /** Batches of row numbers of an epoch, from 1. */
  batches(run: TrainingRun, count: number, epoch: number): readonly ArrayLike<number>[];
  gradient(model: ReferenceModel, batch: ReferenceBatch): Float64Array[];
  /** What the optimizer is handed, after the gradient of a batch. */
  finish(
    gradients: Float64Array[],
    about: { readonly batch: ReferenceBatch; readonly run: TrainingRun },
  ): Float64Array[];
  corrections: typeof adamCorrections;
  update: typeof updateWeight;
  learningRate(run: TrainingRun): number;
  /** Mean loss of a batch without penalty. */
  loss(model: ReferenceModel, batch: ReferenceBatch): number;
  predict(model: ReferenceModel, batch: ReferenceBatch): readonly number[];
  epochLoss(losses: readonly BatchLoss[]): number;
  /** Called when an epoch has been trained and validated. */
  afterEpoch(state: LoopState, validationLoss: number): void;
  save(state: LoopState): LoopState;
  restore(saved: LoopState): LoopState;
}

const FREE = { convention: 'keras', factor: 0, layers: [] } as const;

/** A copy that shares nothing with the state. */
export function copyState({ parameters, slots, step, done }: LoopState): LoopState {
  return { parameters: copyAll(parameters), slots: copyAll(slots), step, done };
}

function copyAll(lists: readonly Float64Array[]): Float64Array[] {
  return lists.map((values) => values.slice());
}

/** The parts of a loop that is right. */
export const RIGHT_PARTS: LoopParts = {
  prepare: ({ train }) => train,
  scale: (rows) => rows,
  begin({ seed, optimizer }, network) {
    const { parameters, slots } = drawInitialState({ network, optimizer, seed });
    return { parameters: widenTensors(parameters), slots: widenTensors(slots), step: 0, done: 0 };
  },
  batches: ({ seed, batchSize }, count, epoch) =>
    drawEpochBatches({ count, batchSize: Math.min(batchSize, count), seed, epoch }),
  gradient: batchGradient,
  finish: (gradients) => gradients,
  corrections: adamCorrections,
  update: updateWeight,
  learningRate: (run) => run.learningRate,
  loss: (model, batch) => batchLoss({ ...model, penalty: FREE }, batch),
  predict(model, { inputs, labels }) {
    const { logits } = forward(model, inputs);
    const classes = logits.length / labels.length;
    const rows = Array.from({ length: labels.length }, (_, row) => logits.subarray(row * classes, (row + 1) * classes));
    return rows.flatMap((row) => Array.from(softmax(row)));
  },
  epochLoss(losses) {
    const rows = losses.reduce((sum, batch) => sum + batch.rows, 0);
    return losses.reduce((sum, { loss, rows: own }) => sum + loss * own, 0) / rows;
  },
  afterEpoch: () => {},
  save: copyState,
  restore: copyState,
};

/** Rows as the float64 reference takes them. */
export function batchOf({ inputs, labels }: Rows): ReferenceBatch {
  return { inputs: Float64Array.from(inputs), labels };
}

/** What one step of a loop is given. */
export interface LoopStep {
  readonly parts: LoopParts;
  readonly run: TrainingRun;
  readonly network: Network;
  readonly rows: Rows;
}

/** Takes one step on rows, and gives their loss before it. */
export function takeStep(state: LoopState, { parts, run, network, rows }: LoopStep): BatchLoss {
  const { optimizer, penalty } = run;
  const model = { network, penalty, parameters: state.parameters };
  const batch = batchOf(rows);
  const loss = parts.loss(model, batch);
  const gradients = parts.finish(parts.gradient(model, batch), { batch, run });
  state.step++;
  state.done++;
  const corrections = parts.corrections(state.step, optimizer);
  const learningRate = parts.learningRate(run);
  const count = slotNames(optimizer).length;
  state.parameters = state.parameters.map((values, parameter) => {
    const isPenalised = parameter % 2 === 0 && penalty.layers.includes(network.layers[parameter / 2].name);
    const keep = isPenalised ? 1 - learningRate * penaltyTerms(penalty).decayFactor : 1;
    const own = state.slots.slice(parameter * count, (parameter + 1) * count);
    return values.map((weight, index) => {
      const before = {
        weight,
        gradient: gradients[parameter][index],
        slots: own.map((slot) => slot[index]),
        learningRate,
        keep,
      };
      const after = parts.update(optimizer, before, corrections);
      for (const [place, slot] of own.entries()) slot[index] = after.slots[place];
      return after.weight;
    });
  });
  return { loss, rows: rows.count };
}
