import { describe, expect, it } from 'vitest';
import { OpenTraining } from '../../src/laws/open-training.ts';
import { Rig } from '../../src/laws/rig.ts';
import type { Training } from '../../src/laws/trainer.ts';
import { rightTrainer } from './breaking.ts';

const rows = { count: 2, inputs: Float32Array.of(0, 1), labels: Uint8Array.of(0, 1) };
const least: Training = { epoch: () => 1, weights: () => [{ shape: [2], values: [1, 2] }] };
const opened = (changes: Record<string, () => unknown>) => new OpenTraining(Object.assign({ ...least }, changes));

describe('a training', () => {
  it('gives what the trainer gives, in one form', async () => {
    const training = new OpenTraining(least);
    expect(await training.epoch()).toEqual({ loss: 1 });
    expect(await training.weights()).toEqual([{ name: 'tensor 0', shape: [2], values: Float32Array.of(1, 2) }]);
    expect(await opened({ epoch: () => ({ loss: 1, validationLoss: 2 }) }).epoch()).toEqual({
      loss: 1,
      validationLoss: 2,
    });
  });

  it('gives copies of the weights', async () => {
    const values = Float32Array.of(1, 2);
    const training = opened({ weights: () => [{ name: 'kernel', shape: [2], values }] });
    const [kernel] = await training.weights();
    values[0] = 7;
    expect(kernel).toEqual({ name: 'kernel', shape: [2], values: Float32Array.of(1, 2) });
  });

  it.each(['setWeights', 'steps', 'save', 'restore', 'loss', 'predict', 'gradient'] as const)(
    'says that it has no %s',
    async (call) => {
      const training: Record<string, (...values: unknown[]) => Promise<unknown>> = Object.fromEntries(
        [call].map((name) => [
          name,
          async (...values) =>
            Reflect.apply(Reflect.get(new OpenTraining(least), name), new OpenTraining(least), values),
        ]),
      );
      await expect(training[call](rows, 2)).rejects.toThrow(`it has no \`${call}\``);
    },
  );

  it.each<[what: string, ask: () => Promise<unknown>, message: string]>([
    [
      'an epoch without a number',
      async () => opened({ epoch: () => undefined }).epoch(),
      'Expected `epoch()` to give its mean loss as a number or { loss }, received nothing',
    ],
    [
      'a loss that is a text',
      async () => opened({ epoch: () => ({ loss: '1' }) }).epoch(),
      'Expected `epoch()` to give its mean loss as a number or { loss }, received "1"',
    ],
    [
      'weights that are no list',
      async () => opened({ weights: () => new Float32Array(2) }).weights(),
      'Expected `weights()` to give a list of tensors, received {"0":0,"1":0}',
    ],
    [
      'too few weights for the shape',
      async () => opened({ weights: () => [{ shape: [2, 3], values: [1] }] }).weights(),
      'Expected tensor 0 of `weights()` to have 6 values for the shape [2, 3], received 1',
    ],
    [
      'a weight without a shape',
      async () => opened({ weights: () => [new Float32Array(2)] }).weights(),
      'Expected tensor 0 of `weights()` to be { shape, values }, received {"0":0,"1":0}',
    ],
    [
      'a loss of rows that is no number',
      async () => opened({ loss: () => [1, 2] }).loss(rows),
      'Expected `loss(rows)` to give a number, received [1,2]',
    ],
    [
      'probabilities of too few classes',
      async () => opened({ predict: () => [0.5, 0.5] }).predict(rows, 3),
      'Expected `predict(rows)` to give 2 × 3 probabilities, received 2',
    ],
  ])('refuses %s', async (_what, ask, message) => {
    await expect(ask()).rejects.toThrow(
      expect.objectContaining({
        code: 'trainer-answer',
        message: `${message}; see \`Training\` for what each call gives.`,
      }),
    );
  });

  it('is closed once', async () => {
    let closed = 0;
    const training = opened({ close: () => void closed++ });
    await training.close();
    await training.close();
    expect(closed).toBe(1);
  });
});

describe('a rig', () => {
  const plan = {
    seed: 1,
    inputs: 2,
    hidden: [],
    classes: 2,
    activation: 'relu',
    examples: 3,
    batchSize: 2,
    epochs: 1,
    learningRate: 0.1,
    optimizer: { kind: 'sgd' },
    penalty: { convention: 'keras', factor: 0, layers: [] },
    dataSeed: 5,
  } as const;

  it('draws the same run of a plan every time, with inputs that are bytes ÷ 255', () => {
    const rig = new Rig(rightTrainer);
    const run = rig.runOf(plan);
    expect(rig.runOf(plan)).toEqual(run);
    expect(run).not.toHaveProperty('dataSeed');
    expect(run.train).toMatchObject({ count: 3 });
    expect([...run.train.inputs].every((value) => Number.isInteger(Math.fround(value * 255)))).toBe(true);
    expect(rig.runOf({ ...plan, dataSeed: 6 }).train).not.toEqual(run.train);
  });

  it('knows what a trainer never reads', async () => {
    const rig = new Rig({ name: 'deaf', open: ({ seed }) => ({ ...least, epoch: () => seed }) });
    await rig.open(rig.runOf(plan));
    expect(() => rig.requireRead('seed')).not.toThrow();
    expect(() => rig.requireRead('batchSize')).toThrow('it never reads run.batchSize');
  });

  it('hands every training a run of its own, which can be sent to a worker', async () => {
    const rig = new Rig({
      name: 'shuffles in place',
      open: (own) => {
        structuredClone(own).train.inputs.fill(1);
        own.train.labels.fill(1);
        return least;
      },
    });
    const run = rig.runOf(plan);
    await rig.open(run);
    expect(run).toEqual(rig.runOf(plan));
  });

  it('refuses a count of tensors that is none', async () => {
    const rig = new Rig({ name: 'leaky', open: () => least, liveTensors: () => NaN });
    await expect(rig.liveTensors()).rejects.toThrow('Expected `liveTensors()` to give an integer, received NaN.');
  });
});
