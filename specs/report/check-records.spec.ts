import { describe, expect, it } from 'vitest';
import type { Records } from '../../src/artifact/read.ts';
import type { TreatmentSummary } from '../../src/artifact/record.ts';
import { checkRecords } from '../../src/report/check-records.ts';
import { fixtureRecords, withAccuracies } from '../support/report-fixture.ts';

const records = withAccuracies(fixtureRecords({ factorSeeds: 3 }), [0.91, 0.97, 0.96, 0.93, 0.95, 0.94, 0.92]);

function withTreatment(change: (treatment: TreatmentSummary) => TreatmentSummary): Records {
  const { summary, runs } = records;
  const [first, ...others] = summary.result.treatments;
  return { summary: { ...summary, result: { ...summary.result, treatments: [change(first), ...others] } }, runs };
}

const spread = (treatment: TreatmentSummary) => treatment.standardDeviation ?? 0;

describe('checkRecords', () => {
  it('accepts a summary of its runs', () => {
    expect(() => checkRecords(records)).not.toThrow();
    expect(() => checkRecords(fixtureRecords())).not.toThrow();
  });

  it.each([
    ['a mean of something else', withTreatment((row) => ({ ...row, mean: row.mean + 0.0001 }))],
    [
      'the best epoch for the final one',
      withTreatment((row) => ({ ...row, mean: 0.97, minimum: 0.97, maximum: 0.97 })),
    ],
    [
      'a population deviation',
      withTreatment((row) => ({ ...row, standardDeviation: spread(row) * Math.sqrt((row.count - 1) / row.count) })),
    ],
    ['no deviation for three runs', withTreatment(({ standardDeviation: _none, ...row }) => row)],
    ['another number of runs', withTreatment((row) => ({ ...row, count: 2 }))],
    ['another number of epochs', withTreatment((row) => ({ ...row, epochs: 40 }))],
    ['a missing run', { ...records, runs: new Map([...records.runs].slice(1)) }],
    [
      'a run of another digest',
      {
        ...records,
        runs: new Map([...records.runs].map(([id, run], index, all) => [id, index === 0 ? all[1][1] : run])),
      },
    ],
    [
      'runs on glyphs labelled MNIST',
      {
        ...fixtureRecords({ dataset: 'glyphs' }),
        summary: { ...fixtureRecords({ dataset: 'glyphs' }).summary, experiment: records.summary.experiment },
      },
    ],
    [
      'a treatment without its row',
      {
        ...records,
        summary: {
          ...records.summary,
          result: { ...records.summary.result, treatments: records.summary.result.treatments.slice(1) },
        },
      },
    ],
  ])('refuses %s', (_what, wrong) => {
    expect(() => checkRecords(wrong)).toThrow(expect.objectContaining({ code: 'records-disagree' }));
  });

  it('says what the summary says and what was found', () => {
    expect(() => checkRecords(withTreatment((row) => ({ ...row, count: 2 })))).toThrow(
      'Expected the number of runs of notebook/notebook to be 2 as the summary says, found 3; run the sweep again to mend its records.',
    );
  });
});
