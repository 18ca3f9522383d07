import { expect, it } from 'vitest';
import { analyseVariance } from '../../src/statistics/analysis-of-variance.ts';

it('has p 0 where groups differ and their values do not', () => {
  expect(
    analyseVariance([
      [1, 1],
      [2, 2],
    ]),
  ).toMatchObject({ statistic: Infinity, p: 0, etaSquared: 1, shareBetween: 1 });
});

it('has p 1 where nothing differs', () => {
  expect(analyseVariance([[1, 1], [1]])).toMatchObject({
    statistic: 0,
    p: 1,
    etaSquared: 0,
    omegaSquared: 0,
    shareBetween: 0,
  });
});

it('keeps a p that 1 − F would round to 0', () => {
  const { p } = analyseVariance([
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    [1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009],
  ]);
  expect(p).toBeGreaterThan(0);
  expect(p).toBeLessThan(1e-30);
});

it.each([
  [[], 'groups-too-few', 'received 0 with 0 values'],
  [[[1, 2]], 'groups-too-few', 'received 1 with 2 values'],
  [[[1], [2]], 'groups-too-few', 'received 2 with 2 values; run more levels or seeds'],
  [[[1, 2], []], 'sample-too-small', 'Expected at least 1 value for a group, received 0'],
  [[[1, 2], [Number.NaN]], 'sample-not-finite', 'received NaN'],
])('refuses %j', (groups: number[][], code, message) => {
  expect(() => analyseVariance(groups)).toThrow(expect.objectContaining({ code }));
  expect(() => analyseVariance(groups)).toThrow(message);
});
