import type { DrawFactorRows } from '../../report/figures/factor-rows-laws.ts';
import { factorRows } from '../../../src/report/figures/factor-figures.ts';
import type { Defect } from '../shelf.ts';

/** Means are drawn against the factors in reverse, while the deviations are not. Seen in a public student solution of this assignment. */
export const meansOnAReversedAxis: Defect<DrawFactorRows> = {
  name: 'means-on-a-reversed-axis',
  breaks: 'each-factor-by-its-runs',
  subject: (part) => {
    const rows = factorRows(part);
    const reversed = rows.means.map(({ mean }) => mean).toReversed();
    return { ...rows, means: rows.means.map((row, index) => Object.assign({}, row, { mean: reversed[index] })) };
  },
};
