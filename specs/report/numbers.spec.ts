import { describe, expect, it } from 'vitest';
import * as numbers from '../../src/report/numbers.ts';

describe('numbers', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [55_050, '55,050'],
    [545_810, '545,810'],
  ])('formats the count %d as %s', (value, text) => {
    expect(numbers.formatCount(value)).toBe(text);
  });

  it.each([
    [0, '0'],
    [1e-6, '1e-6'],
    [5.62e-6, '5.62e-6'],
    [2.5075e-4, '0.00025075'],
    [1e-3, '0.001'],
  ])('formats the factor %d as %s', (value, text) => {
    expect(numbers.formatFactor(value)).toBe(text);
  });

  it.each([
    [0, '0.0 s'],
    [12_340, '12.3 s'],
    [59_949, '59.9 s'],
    [59_950, '1 min 0 s'],
    [63_200, '1 min 3 s'],
    [3_599_400, '59 min 59 s'],
    [3_600_000, '1 h 0 min'],
    [86_400_000, '24 h 0 min'],
  ])('formats %d ms as %s', (value, text) => {
    expect(numbers.formatDuration(value)).toBe(text);
  });

  it('keeps the zeros that say how exact a value is', () => {
    expect(numbers.formatAccuracy(0.98)).toBe('0.9800');
    expect(numbers.formatDeviation(0.0007)).toBe('0.00070');
    expect(numbers.formatMemory(8_331_124_736)).toBe('7.8 GiB');
  });

  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
    [['0.1, constant', '0.01, constant', 'a and b'], '0.1, constant; 0.01, constant; a and b'],
  ])('joins %j as a list', (words, text) => {
    expect(numbers.formatList(words)).toBe(text);
  });

  it('has one image but 2,000 images', () => {
    expect(numbers.formatQuantity(1, 'image')).toBe('1 image');
    expect(numbers.formatQuantity(2000, 'image')).toBe('2,000 images');
  });
});
