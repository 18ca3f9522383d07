import type { Explanation } from '../survivors.ts';

/** Why mutants of `statistics` survive. */
export const STATISTICS: readonly Explanation[] = [
  {
    file: 'statistics/power.ts',
    reason: 'No bracket is exactly 2.4e-6 wide, and no power exactly 1e-9 off.',
    mutants: [
      ['while (Math.abs(b - a) > 1e-7 * upper) {', 'Math.abs(b - a) >= 1e-7 * upper'],
      ['if (Math.abs(atNext) < 1e-9) return next;', 'Math.abs(atNext) <= 1e-9'],
    ],
  },
  {
    file: 'statistics/power.ts',
    reason:
      'The search then ends at most one step later, by its value alone, with a root from within the last bracket, which is 2.4e-6 wide.',
    mutants: [
      ['while (Math.abs(b - a) > 1e-7 * upper) {', 'b + a'],
      ['while (Math.abs(b - a) > 1e-7 * upper) {', '1e-7 / upper'],
    ],
  },
  {
    file: 'statistics/power.ts',
    reason:
      'A value of exactly 0 has been returned the line before, and at the upper end the power is above any asked for.',
    mutants: [
      ['if (atNext > 0 === atB > 0) atA /= 2;', 'atNext >= 0'],
      ['if (atNext > 0 === atB > 0) atA /= 2;', 'atB >= 0'],
    ],
  },
];
