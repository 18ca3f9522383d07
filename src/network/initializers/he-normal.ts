import { drawNormal } from '../../random/normal.ts';
import type { Fans, WeightDraw } from './weight-draw.ts';

/**
 * Normal with mean 0 and standard deviation √(2 / inputs), not truncated: w = σ·n. Made for relu.
 *
 * @see He et al. 2015, Delving Deep into Rectifiers, equation 10.
 */
export function heNormal({ inputs }: Fans): WeightDraw {
  const deviation = Math.sqrt(2 / inputs);
  return (stream) => deviation * drawNormal(stream);
}
