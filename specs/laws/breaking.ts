import { portableEngine } from '../../src/engine/portable/portable.ts';
import type { Trainer, Training, WeightTensor } from '../../src/laws/trainer.ts';
import type { TrainingRun } from '../../src/laws/training-run.ts';
import { engineTrainer } from './engine-trainer.ts';

/** A right trainer, to be broken. */
export const rightTrainer: Trainer = engineTrainer(portableEngine);

/** Opens a training of a run. */
export type Open = (run: TrainingRun) => Promise<Training>;

/** Opens a right one. */
export const openRight: Open = async (run) => rightTrainer.open(run);

/** The right trainer with another way to open. */
export function opening(open: Open, changes: Partial<Trainer> = {}): Trainer {
  return { ...rightTrainer, name: 'wrong', open, ...changes };
}

/** The right trainer on runs of which something is changed. */
export function running(change: (run: TrainingRun) => TrainingRun): Trainer {
  return opening(async (run) => openRight(change(run)));
}

/** The right trainer with some calls of its trainings replaced. */
export function answering(replace: (training: Required<Training>, run: TrainingRun) => Partial<Training>): Trainer {
  return opening(async (run) => {
    const training = complete(await openRight(run));
    return { ...training, ...replace(training, run) };
  });
}

/** Every call of a training, bound to it. */
export function complete(training: Training): Required<Training> {
  return {
    epoch: async () => training.epoch(),
    weights: async () => training.weights(),
    setWeights: async (weights) => training.setWeights?.(weights),
    steps: async (count) => training.steps?.(count),
    save: async () => training.save?.(),
    restore: async (saved) => training.restore?.(saved),
    loss: async (rows) => training.loss?.(rows) ?? lacking(),
    predict: async (rows) => training.predict?.(rows) ?? lacking(),
    gradient: async (rows) => training.gradient?.(rows) ?? lacking(),
    close: async () => training.close?.(),
  };
}

/** The tensors with the values of one of them changed. */
export const mapTensor = (
  tensors: readonly WeightTensor[],
  place: number,
  change: (value: number, at: number) => number,
) =>
  tensors.map((tensor, index) =>
    index === place ? Object.assign({}, tensor, { values: Array.from(tensor.values, change) }) : tensor,
  );

const lacking = (): never => {
  throw new Error('The right trainer lacks this call.');
};
