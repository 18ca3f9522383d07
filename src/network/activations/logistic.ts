import { portableExp } from '../../base/exp.ts';

const UNDERFLOW = 700;

/** Logistic function 1 / (1 + e^−x), as the same bits in every JavaScript engine; 0 where −x > 700. NaN stays. */
export function logistic(x: number): number {
  return -x > UNDERFLOW ? 0 : 1 / (1 + portableExp(-x));
}

/** Derivative of the logistic function by its value: a·(1 − a). */
export function logisticSlope(activated: number): number {
  return activated * (1 - activated);
}
