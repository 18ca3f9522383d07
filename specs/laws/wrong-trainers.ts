import { gatherRows, type Rows } from '../../src/laws/rows.ts';
import type { Trainer, Training } from '../../src/laws/trainer.ts';
import type { TrainingRun } from '../../src/laws/training-run.ts';
import { answering, complete, mapTensor, opening, openRight, running } from './breaking.ts';

const rotateLabels = (rows: Rows): Rows => ({
  ...rows,
  labels: rows.labels.map((_, row) => rows.labels[(row + 1) % rows.count]),
});

const together = (a: Rows, b: Rows): Rows => ({
  count: a.count + b.count,
  inputs: Float32Array.of(...a.inputs, ...b.inputs),
  labels: Uint8Array.of(...a.labels, ...b.labels),
});

const wholeBatches = ({ train, batchSize }: TrainingRun): Rows =>
  gatherRows(
    train,
    Array.from({ length: Math.max(1, Math.floor(train.count / batchSize)) * batchSize }, (_, row) => row % train.count),
  );

const modelOfEveryRun = new Map<string, Promise<Training>>();
let unseeded = 1;
let held = 0;
let latest: Training | undefined;

/** One wrong trainer for each law, by the law's name, with what is wrong with it. */
export const WRONG_TRAINERS: Readonly<Record<string, { readonly defect: string; readonly trainer: Trainer }>> = {
  'no-entropy': {
    defect: 'a draw that decides nothing yet',
    trainer: opening(async (run) => (Math.random() < 2 ? openRight(run) : openRight({ ...run, seed: 1 }))),
  },
  repeat: {
    defect: 'the model is built once and trained on',
    trainer: opening(async (run) => {
      const key = JSON.stringify([run.inputs, run.hidden, run.classes, run.seed]);
      const model = modelOfEveryRun.get(key) ?? openRight(run);
      modelOfEveryRun.set(key, model);
      return { ...complete(await model), close: () => {} };
    }),
  },
  'takes-turns': {
    defect: 'all trainings share the model that was opened last',
    trainer: opening(async (run) => {
      const own = await openRight(run);
      latest = own;
      return {
        ...complete(own),
        epoch: async () => (latest ?? own).epoch(),
        weights: async () => (latest ?? own).weights(),
      };
    }),
  },
  'zero-is-a-seed': {
    defect: 'seed || unseeded',
    trainer: running((run) => ({ ...run, seed: run.seed || unseeded++ })),
  },
  'seed-decides-weights': {
    defect: 'a seed of 16 bits',
    trainer: running((run) => ({ ...run, seed: run.seed % 2 ** 16 })),
  },
  'seed-decides-order': {
    defect: 'a shuffle of a fixed seed',
    trainer: opening(async (run) => {
      const [drawn, shuffled] = [await openRight(run), complete(await openRight({ ...run, seed: 7 }))];
      await shuffled.setWeights(await drawn.weights());
      return shuffled;
    }),
  },
  'independent-layers': {
    defect: 'one integer seed for every layer',
    trainer: opening(async (run) => {
      const training = complete(await openRight(run));
      const weights = await training.weights();
      const kernels = new Map(weights.toReversed().map(({ values }) => [values.length, values]));
      await training.setWeights(
        weights.map(({ shape, values }) => ({ shape, values: kernels.get(values.length) ?? values })),
      );
      return training;
    }),
  },
  'independent-epochs': {
    defect: 'the shuffle starts over in each epoch',
    trainer: opening(async (run) => {
      let training = complete(await openRight(run));
      return {
        epoch: async () => {
          const weights = await training.weights();
          training = complete(await openRight(run));
          await training.setWeights(weights);
          return training.epoch();
        },
        weights: async () => training.weights(),
        setWeights: async (weights) => training.setWeights(weights),
      };
    }),
  },
  'every-example-once': {
    defect: 'one example is taken twice, another never',
    trainer: running((run) => ({
      ...run,
      train: gatherRows(
        run.train,
        Array.from({ length: run.train.count }, (_, row) => Math.max(1, row) % run.train.count),
      ),
    })),
  },
  resume: {
    defect: 'the place in the epoch is not saved',
    trainer: answering(({ save, restore }) => ({
      restore: async (saved) => restore({ ...Object(saved), done: 0 }),
      save,
    })),
  },
  'validation-apart': {
    defect: 'validation examples are trained on',
    trainer: running((run) => ({ ...run, train: together(run.train, run.validation) })),
  },
  'losses-agree': {
    defect: 'the penalty is in the training loss only',
    trainer: answering(({ epoch }, { penalty }) => ({
      epoch: async () => {
        const losses = await epoch();
        return typeof losses === 'number' ? losses : { ...losses, loss: losses.loss + penalty.factor };
      },
    })),
  },
  'batch-invariance': {
    defect: 'probabilities are centred over the batch',
    trainer: answering((_, { classes }) => ({
      predict: ({ count }) => Array.from({ length: count * classes }, () => 1 / (classes + count)),
    })),
  },
  'example-order': {
    defect: 'each row has the label of the next',
    trainer: running((run) => ({ ...run, train: rotateLabels(run.train) })),
  },
  'pixel-permutation': {
    defect: 'the first input is masked',
    trainer: running((run) => ({
      ...run,
      train: { ...run.train, inputs: run.train.inputs.map((value, at) => (at % run.inputs === 0 ? 0 : value)) },
    })),
  },
  'unit-permutation': {
    defect: 'the first hidden unit is damped',
    trainer: answering(({ epoch, weights, setWeights }, run) => ({
      epoch: async () => {
        const losses = await epoch();
        await setWeights(
          mapTensor(await weights(), 0, (value, at) => (at % (run.hidden[0] ?? 1) === 0 ? value / 2 : value)),
        );
        return losses;
      },
    })),
  },
  'label-permutation': {
    defect: 'class 0 is taken for class 1',
    trainer: running((run) => ({
      ...run,
      train: { ...run.train, labels: run.train.labels.map((label) => Math.max(1, label)) },
    })),
  },
  'duplicated-data': {
    defect: 'the gradient is a sum over the batch',
    trainer: running((run) => ({ ...run, learningRate: run.learningRate * run.batchSize })),
  },
  'last-partial-batch': {
    defect: 'the remainder is dropped',
    trainer: running((run) => ({ ...run, train: wholeBatches(run) })),
  },
  'loss-is-mean': {
    defect: 'the loss is a sum',
    trainer: answering(({ loss }) => ({ loss: async (rows) => rows.count * (await loss(rows)) })),
  },
  gradient: {
    defect: 'biases have no gradient',
    trainer: answering(({ gradient }) => ({
      gradient: async (rows) => mapTensor(await gradient(rows), 1, () => 0),
    })),
  },
  'closed-form-step': {
    defect: 'Nesterov without its look ahead',
    trainer: running((run) => ({
      ...run,
      optimizer: run.optimizer.kind === 'nesterov' ? { ...run.optimizer, kind: 'momentum' } : run.optimizer,
    })),
  },
  'penalty-step': {
    defect: 'λ of Keras taken for that of PyTorch',
    trainer: running((run) => ({
      ...run,
      penalty: { ...run.penalty, convention: run.penalty.convention === 'keras' ? 'gradient' : run.penalty.convention },
    })),
  },
  'penalty-translates': {
    defect: 'half taken for the whole',
    trainer: running((run) => ({
      ...run,
      penalty: { ...run.penalty, convention: run.penalty.convention === 'half' ? 'keras' : run.penalty.convention },
    })),
  },
  'penalty-not-interchangeable': {
    defect: 'a decoupled decay that goes through the accumulators',
    trainer: running((run) => ({
      ...run,
      optimizer: run.optimizer.kind === 'adamw' ? { ...run.optimizer, kind: 'adam' } : run.optimizer,
      penalty: {
        ...run.penalty,
        convention: run.penalty.convention === 'decoupled' ? 'gradient' : run.penalty.convention,
      },
    })),
  },
  'no-leak': {
    defect: 'a tensor is kept in each epoch',
    trainer: {
      ...answering(({ epoch }) => ({
        epoch: async () => {
          held++;
          return epoch();
        },
      })),
      liveTensors: () => held,
    },
  },
  'no-nan-unseen': {
    defect: 'an error becomes the loss 0',
    trainer: answering(({ epoch, setWeights }) => {
      let isBroken = false;
      return {
        setWeights: async (weights) => Promise.resolve(setWeights(weights)).catch(() => void (isBroken = true)),
        epoch: async () => (isBroken ? 0 : epoch()),
      };
    }),
  },
};
