import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assertProperty } from '../../../src/laws/counterexamples/assert-property.ts';
import { matchers } from '../../../src/laws/matchers/matchers.ts';
import { shuffle } from './shuffle.ts';

expect.extend(matchers);

it('a shuffle keeps every item', () => {
  const lists = fc.array(fc.float());
  assertProperty(
    'a shuffle keeps every item',
    fc.property(lists, fc.nat(), (items, seed) => {
      expect(shuffle(items, seed)).toBePermutationOf(items);
    }),
  );
});
