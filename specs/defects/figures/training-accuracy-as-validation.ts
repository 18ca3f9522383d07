import type { DrawFactorRows } from '../../report/figures/factor-rows-laws.ts';
import { runId } from '../../../src/artifact/read.ts';
import { factorRows } from '../../../src/report/figures/factor-figures.ts';
import type { Defect } from '../shelf.ts';

/** The points are training accuracies. Seen where `history.acc` and `history.val_acc` are one letter apart in a plot. */
export const trainingAccuracyAsValidation: Defect<DrawFactorRows> = {
  name: 'training-accuracy-as-validation',
  breaks: 'final-epochs',
  subject: (part) => {
    const rows = factorRows(part);
    const runs = part.treatments.flatMap((treatment) => treatment.runs);
    return {
      ...rows,
      replicates: rows.replicates.map((row) => {
        const record = runs.find(({ run }) => runId(run) === row.run);
        return Object.assign({}, row, { accuracy: record?.result.epochs.at(-1)?.accuracy ?? 0 });
      }),
    };
  },
};
