import { describe, expect, it } from 'vitest';
import { oneSampleTest, pairedTest, welchTest } from '../../src/statistics/mean-tests.ts';

describe('values that do not differ', () => {
  it('refute every other mean, and not their own', () => {
    expect(oneSampleTest([0.5, 0.5, 0.5], { value: 0.25 })).toMatchObject({ statistic: Infinity, p: 0 });
    expect(oneSampleTest([0.5, 0.5, 0.5], { value: 0.75 })).toMatchObject({ statistic: -Infinity, p: 0 });
    expect(oneSampleTest([0.5, 0.5, 0.5], { value: 0.5 })).toMatchObject({ statistic: 0, p: 1 });
  });

  it('give two samples the normal limit', () => {
    expect(welchTest({ a: [0.5, 0.5], b: [0.25, 0.25] })).toMatchObject({
      estimate: 0.25,
      degrees: Infinity,
      p: 0,
      interval: { lower: 0.25, upper: 0.25 },
    });
    expect(welchTest({ a: [0.5, 0.5], b: [0.5, 0.5] })).toMatchObject({ statistic: 0, p: 1 });
  });
});

it('takes the degrees of freedom of the only sample that varies', () => {
  expect(welchTest({ a: [1, 2, 3, 4], b: [2, 2] }).degrees).toBe(3);
});

it.each([
  [[1, 2, 3], [1, 2], 'samples-unpaired', 'received 3 and 2 values; keep the seeds that both have'],
  [[1], [2], 'sample-too-small', 'Expected at least 2 values for a t test, received 1; run more seeds.'],
  [
    [1, Number.NaN],
    [1, 2],
    'sample-not-finite',
    'Expected finite numbers for a t test, received NaN as number 2 of 2.',
  ],
  [[1, 2], [1, Infinity], 'sample-not-finite', 'received Infinity as number 2 of 2'],
])('refuses to pair %j with %j', (a, b, code, message) => {
  expect(() => pairedTest({ a, b })).toThrow(expect.objectContaining({ code }));
  expect(() => pairedTest({ a, b })).toThrow(message);
});

it.each([
  [[1], [1, 2]],
  [[1, 2], []],
])('refuses %j and %j as two samples', (a, b) => {
  expect(() => welchTest({ a, b })).toThrow(expect.objectContaining({ code: 'sample-too-small' }));
  expect(() => welchTest({ a, b })).toThrow('Expected at least 2 values for a t test');
});

it('refuses a level of 95', () => {
  expect(() => oneSampleTest([1, 2], { level: 95 })).toThrow(expect.objectContaining({ code: 'level-invalid' }));
});
