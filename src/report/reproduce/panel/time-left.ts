import type { Trained } from './state.ts';

/** Milliseconds until the epochs are trained, at the pace so far; undefined before the first step is told. */
export function timeLeftMs({ step, stepsPerEpoch, epochs, sinceMs, nowMs }: Trained): number | undefined {
  if (stepsPerEpoch === undefined || step === 0) return undefined;
  return ((nowMs - sinceMs) / step) * (epochs * stepsPerEpoch - step);
}
