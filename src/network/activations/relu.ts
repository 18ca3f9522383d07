/** Rectified linear unit: x, or +0 where x < 0; NaN and −0 stay. @see Nair & Hinton 2010, Rectified Linear Units. */
export function relu(x: number): number {
  return x < 0 ? 0 : x;
}

/** Derivative of relu by its value: 1 where the unit is active; 0 at the kink. */
export function reluSlope(activated: number): number {
  return activated > 0 ? 1 : 0;
}
