import type { Fans, WeightDraw } from './weight-draw.ts';

/**
 * Uniform in [−a, a) with a = √(6 / inputs), of variance 2 / inputs: w = a·(2u − 1). Made for relu.
 *
 * @see He et al. 2015, Delving Deep into Rectifiers, equation 10, as a uniform distribution of the same variance.
 */
export function heUniform({ inputs }: Fans): WeightDraw {
  const limit = Math.sqrt(6 / inputs);
  return (stream) => limit * (2 * stream.uniform() - 1);
}
