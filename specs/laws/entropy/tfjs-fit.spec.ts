import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';
import { afterAll, expect, it } from 'vitest';
import { withoutEntropy } from '../../../src/laws/entropy/without-entropy.ts';

await import('@tensorflow/tfjs-backend-cpu');
await tf.setBackend('cpu');
// else its first tensor prints an advertisement
Reflect.set(tf.findBackend('cpu'), 'firstUse', false);

const x = tf.ones([6, 2]);
const y = tf.ones([6, 1]);
const build = (kernelInitializer: ReturnType<typeof tfl.initializers.zeros>) => {
  const layers = [tfl.layers.dense({ units: 1, inputShape: [2], kernelInitializer })];
  const model = tfl.sequential({ layers });
  model.compile({ optimizer: tf.train.sgd(0.1), loss: 'meanSquaredError' });
  return model;
};
const seeded = () => build(tfl.initializers.glorotUniform({ seed: 1 }));

afterAll(() => tf.dispose([x, y]));

it('refuses `model.fit` with shuffle, and says why and what to do', async () => {
  const fit = withoutEntropy(async () => seeded().fit(x, y, { verbose: 0 }));
  await expect(fit).rejects.toThrow(
    /Math\.random was called by .*shuffle.*; `model\.fit` of TensorFlow\.js shuffles with it and takes no seed\. Call it with `shuffle: false`, on rows that you put in another order for each epoch, by a permutation drawn from the seed of the run\.$/u,
  );
});

it('lets it pass without shuffle, though it looks at the clock to let others run', async () => {
  const fit = withoutEntropy(async () => seeded().fit(x, y, { shuffle: false, verbose: 0 }));
  await expect(fit).resolves.toHaveProperty('history.loss');
});

it.each([
  ['no seed', {}],
  ['seed 0', { seed: 0 }],
])('refuses a normal initializer of %s', (_what, options) => {
  expect(() => withoutEntropy(() => build(tfl.initializers.glorotNormal(options)))).toThrow(
    /TensorFlow\.js draws a seed where it is given none, or 0, which it takes for none\./u,
  );
});

it('refuses a user’s own look at the clock within a callback of fit', async () => {
  const callbacks = { onEpochEnd: () => void performance.now() };
  const fit = withoutEntropy(async () => seeded().fit(x, y, { shuffle: false, verbose: 0, callbacks }));
  await expect(fit).rejects.toThrow('performance.now was called by');
});
