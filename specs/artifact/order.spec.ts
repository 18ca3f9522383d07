import { describe, expect, it } from 'vitest';
import { compareNames, inNetworkOrder } from '../../src/artifact/order.ts';

describe('inNetworkOrder', () => {
  it('goes layer by layer, kernel before bias, then through the accumulators alike', () => {
    const names = [
      'dense-1/kernel',
      'dense-1/bias',
      'dense-2/kernel',
      'dense-2/bias',
      'dense-10/kernel',
      'dense-10/bias',
      'dense-1/kernel/first-moment',
      'dense-1/kernel/second-moment',
      'dense-1/bias/first-moment',
      'dense-10/kernel/first-moment',
    ];
    expect(inNetworkOrder(names.toSorted())).toEqual(names);
  });

  it('takes names of another form', () => {
    expect(inNetworkOrder(['b', 'dense-1/scale', 'dense-1/alpha', 'dense-1/bias', 'a', ''])).toEqual([
      '',
      'a',
      'b',
      'dense-1/bias',
      'dense-1/alpha',
      'dense-1/scale',
    ]);
  });
});

describe('compareNames', () => {
  it.each([
    ['seed-2', 'seed-10', -1],
    ['seed-10', 'seed-10', 0],
    ['seed-10', 'seed-9', 1],
    ['a', 'a1', -1],
    ['l2-1/seed-1', 'l2-1/seed-2', -1],
    ['2', 'a', -1],
    ['a-01', 'a-1', -1],
    ['1', '1a', -1],
    ['b', 'a1', 1],
  ])('puts %s and %s in order', (a, b, order) => {
    expect(Math.sign(compareNames(a, b))).toBe(order);
    expect(Math.sign(compareNames(b, a))).toBe(-order + 0);
  });
});
