import { drawNormal } from '../../random/normal.ts';
import type { Fans, WeightDraw } from './weight-draw.ts';

/**
 * Normal with mean 0 and standard deviation √(2 / (inputs + units)), not truncated: w = σ·n.
 *
 * @see Glorot & Bengio 2010, Understanding the difficulty of training deep feedforward neural networks, equation 12.
 */
export function glorotNormal({ inputs, units }: Fans): WeightDraw {
  const deviation = Math.sqrt(2 / (inputs + units));
  return (stream) => deviation * drawNormal(stream);
}
