import type { Fans, WeightDraw } from './weight-draw.ts';

/**
 * Uniform in [−a, a) with a = √(6 / (inputs + units)), of variance 2 / (inputs + units): w = a·(2u − 1). The default
 * of Keras.
 *
 * @see Glorot & Bengio 2010, Understanding the difficulty of training deep feedforward neural networks, equation 16.
 */
export function glorotUniform({ inputs, units }: Fans): WeightDraw {
  const limit = Math.sqrt(6 / (inputs + units));
  return (stream) => limit * (2 * stream.uniform() - 1);
}
