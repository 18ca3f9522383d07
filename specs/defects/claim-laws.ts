import { digestOfJson } from '../../src/base/digest.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { engineTrainer } from '../laws/engine-trainer.ts';
import type { NamedLaw } from './shelf.ts';

/** A claim, and the engines that it is made for. */
export interface Claimed {
  readonly claim: 'bitwise' | 'machine';
  readonly openEngines: () => Promise<readonly Engine[]>;
}

const RUN = {
  seed: 1,
  inputs: 4,
  hidden: [5],
  classes: 3,
  activation: 'tanh',
  batchSize: 4,
  epochs: 2,
  learningRate: 0.5,
  optimizer: { kind: 'sgd' },
  penalty: { convention: 'keras', factor: 0, layers: [] },
} as const;

/** Engines that claim the same bits give them: four epochs of a small network on each, twice. */
export const bitsAsClaimed: NamedLaw<Claimed> = {
  name: 'bits-as-claimed',
  async find({ claim, openEngines }) {
    const seen = new Map<string, string>();
    for (const engine of await openEngines()) {
      const [first, second] = [await digestOfRun(engine), await digestOfRun(engine)];
      if (first !== second) return `Expected ${engine.name} to repeat itself.`;
      seen.set(engine.name, first);
    }
    if (claim === 'machine' || new Set(seen.values()).size === 1) return undefined;
    return `Expected the same bits from ${[...seen.keys()].join(' and ')}, as claimed, received others.`;
  },
};

async function digestOfRun(engine: Engine): Promise<string> {
  const inputs = Float32Array.from({ length: 40 }, (_, index) => ((index * 7) % 11) / 10).map(
    (value) => Math.round(value * 255) / 255,
  );
  const train = { count: 10, inputs, labels: Uint8Array.from({ length: 10 }, (_, index) => index % 3) };
  const training = await engineTrainer(engine).open({ ...RUN, train, validation: train });
  for (let epoch = 1; epoch <= RUN.epochs; epoch++) await training.epoch();
  const weights = await training.weights();
  await training.close?.();
  return digestOfJson(weights.map(({ values }) => Array.from(values)));
}
