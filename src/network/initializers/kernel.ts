import type { Stream } from '../../random/stream.ts';
import type { Initializer, Layer } from '../network.ts';
import { glorotNormal } from './glorot-normal.ts';
import { glorotUniform } from './glorot-uniform.ts';
import { heNormal } from './he-normal.ts';
import { heUniform } from './he-uniform.ts';
import type { Fans, WeightDraw } from './weight-draw.ts';

const draws: Readonly<Record<Initializer, (fans: Fans) => WeightDraw>> = {
  'glorot-uniform': glorotUniform,
  'glorot-normal': glorotNormal,
  'he-uniform': heUniform,
  'he-normal': heNormal,
};

/** A layer's first kernel [inputs, units]: weights drawn in row-major order, each rounded once to float32. */
export function drawKernel(layer: Layer, stream: Stream): Float32Array {
  const draw = draws[layer.initializer](layer);
  return Float32Array.from({ length: layer.inputs * layer.units }, () => draw(stream));
}
