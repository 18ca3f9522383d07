/** First-order accumulators (velocity, first moment) below this in magnitude become 0: float32's denormals start at 1.2e-38. */
export const FIRST_ORDER_FLOOR = 1e-30;

/** Second-order accumulators (mean square, second moment) below this become 0; they are never negative. */
export const SECOND_ORDER_FLOOR = 1e-36;

/**
 * A velocity or first moment, or +0 when it is nearly nothing; NaN stays.
 *
 * Accumulators of idle weights decay into denormals, which some hosts round away and all hosts compute slowly. The
 * flush is part of the update rule: it comes before the accumulator is used or kept.
 */
export function flushFirstOrder(value: number): number {
  return Math.abs(value) < FIRST_ORDER_FLOOR ? 0 : value;
}

/** A mean square or second moment, or +0 when it is nearly nothing; NaN stays. */
export function flushSecondOrder(value: number): number {
  return value < SECOND_ORDER_FLOOR ? 0 : value;
}
