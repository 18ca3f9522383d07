import { describe, expect, it } from 'vitest';
import {
  FIRST_ORDER_FLOOR,
  flushFirstOrder,
  flushSecondOrder,
  SECOND_ORDER_FLOOR,
} from '../../../src/network/optimizers/flush.ts';

const below = (floor: number) => floor * (1 - 1e-15);

describe('flushFirstOrder', () => {
  it.each([
    [FIRST_ORDER_FLOOR, FIRST_ORDER_FLOOR],
    [-FIRST_ORDER_FLOOR, -FIRST_ORDER_FLOOR],
    [below(FIRST_ORDER_FLOOR), 0],
    [-below(FIRST_ORDER_FLOOR), 0],
    [-0, 0],
    [Number.NaN, Number.NaN],
    [-Infinity, -Infinity],
  ])('makes of %s', (value, expected) => {
    expect(flushFirstOrder(value)).toBe(expected);
  });
});

describe('flushSecondOrder', () => {
  it.each([
    [SECOND_ORDER_FLOOR, SECOND_ORDER_FLOOR],
    [below(SECOND_ORDER_FLOOR), 0],
    [0, 0],
    [Number.NaN, Number.NaN],
    [Infinity, Infinity],
  ])('makes of %s', (value, expected) => {
    expect(flushSecondOrder(value)).toBe(expected);
  });
});
