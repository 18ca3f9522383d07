import { it } from 'vitest';
import { drawKernel } from '../../../src/network/initializers/kernel.ts';
import { drawNormal } from '../../../src/random/normal.ts';
import { expectDefectCaught, expectLaw } from '../../support/laws.ts';
import {
  type DrawKernel,
  nominalVariance,
  hasMeanZeroAndItsVariance,
  fillsItsBoundsAndStaysWithin,
  hasItsTails,
} from './kernel-laws.ts';

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
