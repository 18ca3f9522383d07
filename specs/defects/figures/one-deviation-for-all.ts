import type { DrawFactorRows } from '../../report/figures/factor-rows-laws.ts';
import { factorRows } from '../../../src/report/figures/factor-figures.ts';
import type { Defect } from '../shelf.ts';

/** Every factor has the error bar of the first. Seen in a public student solution of this assignment, where the deviation of the first three runs was drawn five times. */
export const oneDeviationForAll: Defect<DrawFactorRows> = {
  name: 'one-deviation-for-all',
  breaks: 'each-factor-by-its-runs',
  subject: (part) => {
    const rows = factorRows(part);
    const spread = rows.means.map(({ standardDeviation }) => standardDeviation)[0];
    return {
      ...rows,
      means: rows.means.map((row) => Object.assign({}, row, spread === undefined ? {} : { standardDeviation: spread })),
    };
  },
};
