import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawKernel } from '../../../src/network/initializers/kernel.ts';
import { INITIALIZERS, type Initializer, type Layer } from '../../../src/network/network.ts';
import { drawNormal } from '../../../src/random/normal.ts';
import { openStream } from '../../../src/random/stream.ts';
import { expectDefectCaught, expectLaw } from '../../support/laws.ts';
import { seeds } from '../arbitraries.ts';

type DrawKernel = typeof drawKernel;

const shapes = fc.record({ inputs: fc.integer({ min: 60, max: 140 }), units: fc.integer({ min: 60, max: 140 }) });
const layerOf = (shape: { inputs: number; units: number }, initializer: Initializer): Layer => ({
  ...shape,
  name: 'dense-1',
  activation: 'relu',
  initializer,
});

const nominalVariance = ({ inputs, units, initializer }: Layer) =>
  initializer.startsWith('glorot') ? 2 / (inputs + units) : 2 / inputs;

// 3,600 weights or more: the variance of a normal sample has a relative deviation of √(2/n) ≤ 0.024, of which 5.
const hasMeanZeroAndItsVariance = (draw: DrawKernel) =>
  fc.property(seeds, shapes, fc.constantFrom(...INITIALIZERS), (seed, shape, initializer) => {
    const layer = layerOf(shape, initializer);
    const weights = draw(layer, openStream(seed, 'init/dense-1/kernel'));
    const count = layer.inputs * layer.units;
    expect(weights).toHaveLength(count);
    const variance = nominalVariance(layer);
    const mean = weights.reduce((sum, weight) => sum + weight, 0) / count;
    expect(Math.abs(mean)).toBeLessThan(5.5 * Math.sqrt(variance / count));
    const squares = weights.reduce((sum, weight) => sum + weight * weight, 0) / count;
    expect(Math.abs(squares / variance - 1)).toBeLessThan(5.5 * Math.sqrt(2 / count));
  });

const fillsItsBoundsAndStaysWithin = (draw: DrawKernel) =>
  fc.property(seeds, shapes, fc.constantFrom('glorot-uniform', 'he-uniform'), (seed, shape, initializer) => {
    const layer = layerOf(shape, initializer);
    const weights = draw(layer, openStream(seed, 'init/dense-1/kernel'));
    const limit = Math.fround(Math.sqrt(3 * nominalVariance(layer)));
    const largest = weights.reduce((most, weight) => Math.max(most, weight), -Infinity);
    const smallest = weights.reduce((least, weight) => Math.min(least, weight), Infinity);
    expect(largest).toBeLessThanOrEqual(limit);
    expect(smallest).toBeGreaterThanOrEqual(-limit);
    expect(Math.min(largest, -smallest)).toBeGreaterThan(0.98 * limit);
  });

// 4.55 % of a normal distribution lies beyond two deviations; 3,600 draws or more.
const hasItsTails = (draw: DrawKernel) =>
  fc.property(seeds, shapes, fc.constantFrom('glorot-normal', 'he-normal'), (seed, shape, initializer) => {
    const layer = layerOf(shape, initializer);
    const weights = draw(layer, openStream(seed, 'init/dense-1/kernel'));
    const bound = 2 * Math.sqrt(nominalVariance(layer));
    const share = weights.filter((weight) => Math.abs(weight) > bound).length / weights.length;
    expect(Math.abs(share - 0.0455)).toBeLessThan(5.5 * Math.sqrt((0.0455 * 0.9545) / weights.length));
  });

const few = { numRuns: 25 };

/** What TensorFlow's truncated normal does: redraw beyond two deviations, without widening the rest. */
const truncated: DrawKernel = (layer, stream) => {
  if (!layer.initializer.endsWith('normal')) return drawKernel(layer, stream);
  const deviation = Math.sqrt(nominalVariance(layer));
  return Float32Array.from({ length: layer.inputs * layer.units }, () => {
    for (;;) {
      const value = drawNormal(stream);
      if (Math.abs(value) <= 2) return deviation * value;
    }
  });
};
const tooNarrow: DrawKernel = (layer, stream) => drawKernel(layer, stream).map((weight) => 0.881 * weight);
const positiveOnly: DrawKernel = (layer, stream) => drawKernel(layer, stream).map(Math.abs);
const fansConfused: DrawKernel = (layer, stream) =>
  drawKernel({ ...layer, inputs: layer.units, units: layer.inputs }, stream);
const halfRange: DrawKernel = (layer, stream) => drawKernel(layer, stream).map((weight) => weight / 2);
const doubleRange: DrawKernel = (layer, stream) => drawKernel(layer, stream).map((weight) => weight * 2);

it('always has mean 0 and the variance of its formula', () => {
  expectLaw(hasMeanZeroAndItsVariance(drawKernel), few);
  expectDefectCaught(hasMeanZeroAndItsVariance(truncated), few);
  expectDefectCaught(hasMeanZeroAndItsVariance(tooNarrow), few);
  expectDefectCaught(hasMeanZeroAndItsVariance(positiveOnly), few);
  expectDefectCaught(hasMeanZeroAndItsVariance(fansConfused), few);
});

it('always fills the bounds of a uniform initializer and stays within', () => {
  expectLaw(fillsItsBoundsAndStaysWithin(drawKernel), few);
  expectDefectCaught(fillsItsBoundsAndStaysWithin(halfRange), few);
  expectDefectCaught(fillsItsBoundsAndStaysWithin(doubleRange), few);
});

it('never truncates a normal initializer', () => {
  expectLaw(hasItsTails(drawKernel), few);
  expectDefectCaught(hasItsTails(truncated), few);
});
