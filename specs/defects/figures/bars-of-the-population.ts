import type { DrawFactorRows } from '../../report/figures/factor-rows-laws.ts';
import { factorRows } from '../../../src/report/figures/factor-figures.ts';
import type { Defect } from '../shelf.ts';

/** Error bars divide by n. Seen in figures made with `np.std`. */
export const barsOfThePopulation: Defect<DrawFactorRows> = {
  name: 'bars-of-the-population',
  breaks: 'each-factor-by-its-runs',
  subject: (part) => {
    const rows = factorRows(part);
    const shrunk = rows.means.map(({ factor, mean, standardDeviation }) => {
      const count = rows.replicates.filter((row) => row.factor === factor).length;
      if (standardDeviation === undefined) return { factor, mean };
      return { factor, mean, standardDeviation: standardDeviation * Math.sqrt((count - 1) / count) };
    });
    return { ...rows, means: shrunk };
  },
};
