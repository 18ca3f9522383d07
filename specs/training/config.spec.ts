import { describe, expect, it } from 'vitest';
import { parseRunConfig, runConfigJson } from '../../src/training/config.ts';
import { OPTIMIZERS, tinyConfig, tinyConfigWith } from './tiny.ts';

describe('parseRunConfig', () => {
  it.each(OPTIMIZERS)('gives a right config with $kind back as it was', (optimizer) => {
    const config = tinyConfigWith(optimizer, { split: { kind: 'hold-out', count: 4, stratified: true } });
    expect(parseRunConfig(JSON.parse(JSON.stringify(runConfigJson(config))))).toEqual(config);
  });

  const [first, last] = tinyConfig().network.layers;
  it.each([
    [{ batchSize: 0 }, 'Expected `batchSize` to be an integer ≥ 1, received 0.'],
    [{ batchSize: 1.5 }, 'Expected `batchSize` to be an integer ≥ 1, received 1.5.'],
    [{ epochs: 0 }, 'Expected `epochs` to be an integer ≥ 1, received 0.'],
    [{ seeds: { init: -1, shuffle: 0, split: 0 } }, '`seeds.init` to be an integer from 0 to 4294967295, received -1.'],
    [{ seeds: { init: 0, shuffle: 2 ** 32, split: 0 } }, '`seeds.shuffle` to be an integer from 0 to 4294967295'],
    [{ seeds: { init: 0, shuffle: 0, split: 'abc' } }, '`seeds.split` to be an integer from 0 to 4294967295'],
    [{ penalty: { convention: 'keras', factor: -1, layers: [] } }, '`penalty.factor` to be a finite number ≥ 0'],
    [{ penalty: { convention: 'keras', factor: NaN, layers: [] } }, '`penalty.factor` to be a finite number ≥ 0'],
    [
      { penalty: { convention: 'l1', factor: 0, layers: [] } },
      'one of: keras, half, gradient, decoupled, received "l1"',
    ],
    [{ penalty: { convention: 'keras', factor: 0, layers: ['dense-3'] } }, 'names of layers of the network'],
    [{ penalty: { convention: 'keras', factor: 0, layers: ['dense-1', 'dense-1'] } }, 'names of different layers'],
    [{ optimizer: OPTIMIZERS[5] }, '`penalty.convention` to be "decoupled" under adamw'],
    [
      { optimizer: OPTIMIZERS[4], penalty: { convention: 'decoupled', factor: 0, layers: [] } },
      '`penalty.convention` to be "decoupled" under adamw and another one under adam, received "decoupled"',
    ],
    [{ optimizer: { kind: 'momentum', momentum: 1 } }, '`optimizer.momentum` to be a finite number ≥ 0 and < 1'],
    [{ optimizer: { kind: 'lion' } }, '`optimizer.kind`'],
    [{ schedule: { kind: 'constant', rate: 0 } }, '`schedule.rate` to be a finite number > 0, received 0'],
    [{ schedule: { kind: 'step', rate: 1, divisor: 10, at: [0.6, 0.3] } }, '`schedule.at` to be in ascending order'],
    [
      { schedule: { kind: 'step', rate: 1, divisor: 10, at: [0.5, 1] } },
      '`schedule.at[1]` to be a finite number > 0 and < 1',
    ],
    [{ split: { kind: 'hold-out', count: 0, stratified: false } }, '`split.count` to be an integer ≥ 1, received 0.'],
    [{ dataset: 'cifar' }, '`dataset` to be one of: mnist, fashion-mnist, glyphs, received "cifar"'],
    [{ network: { inputs: 9, layers: [] } }, '`network.layers` to be at least one layer'],
    [
      { network: { inputs: 8, layers: [first, last] } },
      '`network.layers[0].inputs` to be 8, the width of what comes before',
    ],
    [{ network: { inputs: 9, layers: [first, { ...last, inputs: 5 }] } }, '`network.layers[1].inputs` to be 4'],
    [{ network: { inputs: 9, layers: [first, { ...last, name: 'out' }] } }, '`network.layers[1].name` to be "dense-2"'],
    [
      { network: { inputs: 9, layers: [first, { ...last, activation: 'relu' }] } },
      'softmax in the last layer, received',
    ],
    [
      { network: { inputs: 9, layers: [{ ...first, activation: 'softmax' }, last] } },
      '`network.layers[0].activation` to be relu, tanh or logistic before the last layer',
    ],
    [{ learningRate: 0.1 }, 'Expected only known keys in the run configuration, received `learningRate`'],
  ])('refuses %j', (changes, message) => {
    expect(() => parseRunConfig({ ...tinyConfig(), ...changes })).toThrow(
      expect.objectContaining({ code: 'config-invalid', message: expect.stringContaining(message) }),
    );
  });

  it('names all faults at once, of fields and of what has to fit', () => {
    const faulty = {
      ...tinyConfig(),
      batchSize: 'many',
      epochs: 0,
      penalty: { convention: 'keras', factor: 0, layers: ['dense-9'] },
      network: { ...tinyConfig().network, inputs: 7 },
    };
    expect(() => parseRunConfig(faulty)).toThrow(
      expect.objectContaining({
        faults: ['/network/layers/0/inputs', '/batchSize', '/epochs'].map((pointer) =>
          expect.objectContaining({ pointer }),
        ),
      }),
    );
  });

  it('checks what has to fit although another field is faulty', () => {
    const faulty = { ...tinyConfig(), batchSize: 'many', optimizer: OPTIMIZERS[5] };
    expect(() => parseRunConfig(faulty)).toThrow(
      expect.objectContaining({
        faults: ['/batchSize', '/penalty/convention'].map((pointer) => expect.objectContaining({ pointer })),
      }),
    );
  });

  it.each([undefined, null, 7, 'quick', []])('refuses %j', (value) => {
    expect(() => parseRunConfig(value)).toThrow(expect.objectContaining({ code: 'config-invalid' }));
  });
});
