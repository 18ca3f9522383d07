import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assertProperty } from '../../../src/laws/counterexamples/assert-property.ts';
import { law, newPlace } from './sums.ts';

it.each<[string, fc.Arbitrary<unknown>, unknown]>([
  ['NaN', fc.constant(NaN), '[Number.NaN]'],
  ['−0', fc.constant(-0), '[-0]'],
  ['a bigint', fc.constant(5n), '[5n]'],
  [
    'a typed array',
    fc.constant(Float32Array.of(-0, NaN, 2 ** -149)),
    '[Float32Array.from([-0,Number.NaN,1.401298464324817e-45])]',
  ],
  ['a map', fc.constant(new Map([[undefined, Symbol.iterator]])), '[new Map([[undefined,Symbol.iterator]])]'],
  ['half a surrogate pair', fc.constant({ [fc.toStringMethod]: () => '\ud800' }), '[\ufffd]'],
  ['a function', fc.func(fc.nat()), expect.stringMatching(/^\[function\(\.\.\.args\)/u)],
])('%s is stored, known again and judged', (_kind, values, text) => {
  const place = newPlace();
  let calls = 0;
  const assert = () =>
    assertProperty(
      law,
      fc.property(values, (value) => {
        calls++;
        // the law leaves its traces on the value
        if (typeof value === 'function') value();
        return false;
      }),
      { store: place.store, endOnFailure: true },
    );
  expect(assert).toThrow('Stored in');
  expect(place.read()).toMatchObject([{ value: text }]);
  calls = 0;
  expect(assert).toThrow('This is counterexample 1 of 1');
  expect(calls).toBe(1);
});

it('a long one is cut, and still known by all of it', () => {
  const place = newPlace();
  const numbers = fc.array(fc.nat(), { minLength: 1000, maxLength: 1000 });
  const assert = () =>
    assertProperty(
      law,
      fc.property(numbers, () => false),
      { store: place.store, endOnFailure: true },
    );
  expect(assert).toThrow('Stored in');
  expect(place.read()[0].value).toMatch(/^\[\[[\d,]{1998}…$/u);
  expect(assert).toThrow('This is counterexample 1 of 1');
});
