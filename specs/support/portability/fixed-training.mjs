// The training whose bits every host has to agree on: runs wherever the compiled engine runs, in Node and in browsers.
import { digestOfJson } from '../../../dist/base/digest.js';
import { drawGlyphs } from '../../../dist/dataset/glyphs.js';
import { gatherExamples } from '../../../dist/dataset/split.js';
import { portableEngine } from '../../../dist/engine/portable/portable.js';
import { buildNetwork } from '../../../dist/network/architecture.js';
import { DEFAULT_OPTIMIZERS } from '../../../dist/network/optimizers/defaults.js';
import { parseRunConfig } from '../../../dist/training/config.js';
import { train } from '../../../dist/training/loop.js';

// widths that are no multiple of a vector or a panel
const MIXED = [
  { units: 61, activation: 'relu' },
  { units: 43, activation: 'tanh' },
  { units: 26, activation: 'logistic' },
];
const WIDE = [
  { units: 500, activation: 'relu' },
  { units: 300, activation: 'relu' },
];
const SHARE = { kind: 'hold-out', count: 70, stratified: true };
const STEP = { kind: 'step', rate: 0.05, divisor: 10, at: [0.4, 0.8] };

// every optimizer, activation, initializer, schedule, split and weight-decay convention; batches that end short
const TREATMENTS = [
  describe({ optimizer: 'sgd', convention: 'keras', initializer: 'glorot-uniform' }),
  describe({ optimizer: 'momentum', convention: 'half', initializer: 'glorot-normal', schedule: STEP }),
  describe({ optimizer: 'nesterov', convention: 'gradient', initializer: 'he-uniform', schedule: cosine(0.05) }),
  describe({ optimizer: 'rmsprop', convention: 'keras', initializer: 'he-normal', schedule: cosine(0.003) }),
  describe({ optimizer: 'adam', convention: 'half', initializer: 'glorot-uniform', schedule: cosine(0.003) }),
  describe({ optimizer: 'adamw', convention: 'decoupled', initializer: 'he-normal', schedule: cosine(0.003) }),
  // more rows in a batch than the engine takes through the network at once
  describe({ optimizer: 'momentum', convention: 'keras', hidden: WIDE, initializer: 'he-uniform', batchSize: 300 }),
];

/**
 * Trains every treatment and answers { digest, parts }: one digest of everything computed (data, initial and final
 * parameters, accumulators, losses, evaluation), and that of each treatment's result.
 *
 * @param {import('../../../dist/engine/engine.js').Engine} [engine] default the compiled portable engine
 */
export async function trainFixed(engine = portableEngine) {
  await engine.selfTest();
  const dataset = drawFewGlyphs();
  const parts = { data: digestOfJson(dataset.digests) };
  for (const config of TREATMENTS) parts[nameOf(config)] = await trainOne({ engine, dataset, config });
  return { digest: digestOfJson(parts), parts };
}

async function trainOne(task) {
  let digest;
  for await (const event of train(task)) if (event.kind === 'end') digest = event.result.digest;
  return digest;
}

function nameOf({ optimizer, network }) {
  return `${optimizer.kind}, ${[network.inputs, ...network.layers.map(({ units }) => units)].join('-')}`;
}

function drawFewGlyphs() {
  const glyphs = drawGlyphs();
  return { ...glyphs, train: first(700, glyphs.train), test: first(200, glyphs.test) };
}

function first(count, examples) {
  return gatherExamples(
    examples,
    Uint32Array.from({ length: count }, (_, index) => index),
  );
}

function describe({ optimizer, convention, initializer, hidden = MIXED, batchSize = 48, schedule = constant(0.05) }) {
  return parseRunConfig({
    dataset: 'glyphs',
    network: buildNetwork({ inputs: 784, hidden, classes: 10, initializer }),
    optimizer: DEFAULT_OPTIMIZERS[optimizer],
    schedule,
    penalty: { convention, factor: 0.001, layers: ['dense-1', 'dense-2'] },
    batchSize,
    epochs: 2,
    split: schedule.kind === 'cosine' ? SHARE : { kind: 'test' },
    seeds: { init: 1, shuffle: 2, split: 3 },
  });
}

function constant(rate) {
  return { kind: 'constant', rate };
}

function cosine(rate) {
  return { kind: 'cosine', rate };
}
