import type { RunResult } from '../../src/artifact/record.ts';
import type { Dataset, Examples } from '../../src/dataset/dataset.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { openEngine } from '../../src/engine/registry.ts';
import { buildNetwork } from '../../src/network/architecture.ts';
import type { Optimizer } from '../../src/network/network.ts';
import { drawInteger } from '../../src/random/integer.ts';
import { openStream } from '../../src/random/stream.ts';
import type { Checkpoint } from '../../src/training/checkpoint.ts';
import type { TrainingEvent, TrainingTask } from '../../src/training/events.ts';
import { train } from '../../src/training/loop.ts';
import type { RunConfig } from '../../src/training/run-config.ts';

/** Three classes of noisy 3×3 images: a lit row each. */
function tinyExamples(count: number, seed: number): Examples {
  const stream = openStream(seed, 'specs/tiny');
  const labels = Uint8Array.from({ length: count }, (_, index) => index % 3);
  const images = Uint8Array.from({ length: count * 9 }, (_, pixel) => {
    const row = Math.floor((pixel % 9) / 3);
    const isLit = row === labels[Math.floor(pixel / 9)];
    return drawInteger(stream, 96) + (isLit ? 160 : 0);
  });
  return { count, height: 3, width: 3, classes: 3, images, labels };
}

/** 22 examples to train on, 9 to test on; a batch of 8 leaves 6 for the last one. */
export function tinyDataset({ testSeed = 2 } = {}): Dataset {
  return {
    name: 'glyphs',
    title: 'lit rows',
    classNames: ['top', 'middle', 'bottom'],
    train: tinyExamples(22, 1),
    test: tinyExamples(9, testSeed),
    digests: {},
  };
}

/** A 9-4-3 network for {@link tinyDataset}, three epochs of three steps. */
export function tinyConfig(changes: Partial<RunConfig> = {}): RunConfig {
  return {
    dataset: 'glyphs',
    network: buildNetwork({
      inputs: 9,
      hidden: [{ units: 4, activation: 'relu' }],
      classes: 3,
      initializer: 'glorot-uniform',
    }),
    optimizer: { kind: 'sgd' },
    schedule: { kind: 'constant', rate: 0.25 },
    penalty: { convention: 'keras', factor: 0, layers: [] },
    batchSize: 8,
    epochs: 3,
    split: { kind: 'test' },
    seeds: { init: 1, shuffle: 1, split: 1 },
    ...changes,
  };
}

/** One optimizer of each kind. */
export const OPTIMIZERS: readonly Optimizer[] = [
  { kind: 'sgd' },
  { kind: 'momentum', momentum: 0.9 },
  { kind: 'nesterov', momentum: 0.9 },
  { kind: 'rmsprop', decay: 0.9, epsilon: 1e-7 },
  { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
  { kind: 'adamw', beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
];

/** {@link tinyConfig} with an optimizer, weight decay of its kind and a rate that changes from step to step. */
export function tinyConfigWith(optimizer: Optimizer, changes: Partial<RunConfig> = {}): RunConfig {
  const convention = optimizer.kind === 'adamw' ? 'decoupled' : 'keras';
  return tinyConfig({
    optimizer,
    schedule: { kind: 'cosine', rate: 0.05 },
    penalty: { convention, factor: 0.01, layers: ['dense-1'] },
    ...changes,
  });
}

/** The engine that is easiest to follow. */
export const oracle: Engine = await openEngine('oracle');

/** {@link train}, or something that claims to be like it. */
export type Trainer = (task: TrainingTask) => AsyncIterable<TrainingEvent>;

/** The trainer on a config that a defect has changed. */
export function trainWith(change: (config: RunConfig) => RunConfig): Trainer {
  return (task) => train({ ...task, config: change(task.config) });
}

/** One seed for every source. */
export function seeded(seed: number): RunConfig['seeds'] {
  return { init: seed, shuffle: seed, split: seed };
}

/** The oracle on {@link tinyDataset}. */
export function tinyTask(config: RunConfig): TrainingTask {
  return { engine: oracle, dataset: tinyDataset(), config };
}

/** What a run leaves. */
export interface Finished {
  readonly result: RunResult;
  /** One for each epoch that was trained. */
  readonly checkpoints: readonly Checkpoint[];
}

/** Runs to the end. */
export async function finish(task: TrainingTask, trainer: Trainer = train): Promise<Finished> {
  const checkpoints: Checkpoint[] = [];
  for await (const event of trainer(task)) {
    if (event.kind === 'epoch') checkpoints.push(event.checkpoint);
    if (event.kind === 'end') return { result: event.result, checkpoints };
  }
  throw new Error('the run has no end');
}
