import { portableLog } from '../base/log.ts';
import type { Stream } from './stream.ts';

/**
 * A standard normal draw, float64, mean 0 and standard deviation 1, from + − × ÷, square root and the portable logarithm
 * only. The second value that the method yields is thrown away, so that a draw leaves nothing behind but the stream's
 * position.
 *
 * @see Marsaglia and Bray, A Convenient Method for Generating Normal Variables, SIAM Review 6 (1964), the polar method
 */
export function drawNormal(stream: Stream): number {
  for (;;) {
    const x = 2 * stream.uniform() - 1;
    const y = 2 * stream.uniform() - 1;
    const square = x * x + y * y;
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * portableLog(square)) / square);
  }
}
