import fc from 'fast-check';
import { expect } from 'vitest';
import type { drawKernel } from '../../../src/network/initializers/kernel.ts';
import { INITIALIZERS, type Initializer, type Layer } from '../../../src/network/network.ts';
import { openStream } from '../../../src/random/stream.ts';
import { seeds } from '../arbitraries.ts';

/** Anything that claims to draw a kernel. */
export type DrawKernel = typeof drawKernel;

const shapes = fc.record({ inputs: fc.integer({ min: 60, max: 140 }), units: fc.integer({ min: 60, max: 140 }) });

const layerOf = (shape: { inputs: number; units: number }, initializer: Initializer): Layer => ({
  ...shape,
  name: 'dense-1',
  activation: 'relu',
  initializer,
});

/** Variance of the weights by the initializer’s formula. */
export const nominalVariance = ({ inputs, units, initializer }: Layer) =>
  initializer.startsWith('glorot') ? 2 / (inputs + units) : 2 / inputs;

// 3,600 weights or more: the variance of a normal sample has a relative deviation of √(2/n) ≤ 0.024, of which 5.
/** Mean 0 and the variance of the formula. */
export const hasMeanZeroAndItsVariance = (draw: DrawKernel) =>
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

/** Uniform weights reach their bounds and no farther. */
export const fillsItsBoundsAndStaysWithin = (draw: DrawKernel) =>
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
/** Normal weights lie beyond two deviations as often as they should. */
export const hasItsTails = (draw: DrawKernel) =>
  fc.property(seeds, shapes, fc.constantFrom('glorot-normal', 'he-normal'), (seed, shape, initializer) => {
    const layer = layerOf(shape, initializer);
    const weights = draw(layer, openStream(seed, 'init/dense-1/kernel'));
    const bound = 2 * Math.sqrt(nominalVariance(layer));
    const share = weights.filter((weight) => Math.abs(weight) > bound).length / weights.length;
    expect(Math.abs(share - 0.0455)).toBeLessThan(5.5 * Math.sqrt((0.0455 * 0.9545) / weights.length));
  });
