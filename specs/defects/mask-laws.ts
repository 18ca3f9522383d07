import fc from 'fast-check';
import { expect } from 'vitest';
import { seeds } from '../random/arbitraries.ts';

/** Units that dropout keeps (1) or not (0) in a step, from 1 [size]. */
export type DrawMask = (place: { readonly seed: number; readonly step: number; readonly size: number }) => number[];

/** Every step drops units of its own. */
export const differsBetweenSteps = (draw: DrawMask) =>
  fc.property(seeds, fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }), (seed, one, other) => {
    fc.pre(one !== other);
    const size = 64;
    expect(draw({ seed, step: one, size })).not.toEqual(draw({ seed, step: other, size }));
  });

/** A step that is repeated drops the same units. */
export const repeatsItself = (draw: DrawMask) =>
  fc.property(seeds, fc.integer({ min: 1, max: 50 }), (seed, step) => {
    expect(draw({ seed, step, size: 64 })).toEqual(draw({ seed, step, size: 64 }));
  });
