import type { Records } from '../artifact/read.ts';
import type { RunRecord, TreatmentSummary } from '../artifact/record.ts';
import { SameseedError } from '../base/errors.ts';
import { describeValue } from '../base/place.ts';
import { summarize } from '../statistics/summary.ts';

/** Far below one image in 10,000, far above what the order of a sum can change. */
const TOLERANCE = 1e-9;

/**
 * Refuses a summary that its runs don't bear out, so that no page shows numbers nobody measured: every run is there
 * with the digest that the summary gives, on the summary's data, and mean, deviation and bounds are those of the final
 * epochs.
 *
 * @throws {SameseedError} `records-disagree` naming the first disagreement.
 */
export function checkRecords(records: Records): void {
  const { experiment, provenance, result } = records.summary;
  expectSame('the data set of the provenance', experiment.dataset, provenance.dataset.name);
  expectSame('the number of runs', Object.keys(result.runs).length, records.runs.size);
  for (const [id, digest] of Object.entries(result.runs)) {
    const record = records.runs.get(id);
    expectSame(`the digest of ${id}`, digest, record?.result.digest ?? 'no such run');
    expectSame(
      `the data set of ${id}`,
      describeValue(experiment.dataset),
      describeValue(record?.run.config['dataset']),
    );
  }
  const counted = result.treatments.map((treatment) => checkTreatment(treatment, [...records.runs.values()]));
  expectSame(
    'the number of runs in treatments',
    records.runs.size,
    counted.reduce((sum, count) => sum + count, 0),
  );
}

function checkTreatment(treatment: TreatmentSummary, all: readonly RunRecord[]): number {
  const runs = all.filter(({ run }) => run.part === treatment.part && run.treatment === treatment.treatment);
  const name = `${treatment.part}/${treatment.treatment}`;
  expectSame(`the number of runs of ${name}`, treatment.count, runs.length);
  for (const { result } of runs) expectSame(`the epochs of ${name}`, treatment.epochs, result.epochs.length);
  const finals = runs.map(({ result }) => result.epochs[result.epochs.length - 1].validationAccuracy);
  const measured = summarize(finals);
  for (const key of ['mean', 'standardDeviation', 'minimum', 'maximum'] as const) {
    const [stated, found] = [treatment[key], measured[key]];
    const isClose = stated === found || Math.abs(Number(stated) - Number(found)) <= TOLERANCE;
    if (!isClose) expectSame(`the ${WORDS[key]} of ${name} over final epochs`, String(stated), String(found));
  }
  return runs.length;
}

const WORDS = {
  mean: 'mean',
  standardDeviation: 'sample standard deviation',
  minimum: 'minimum',
  maximum: 'maximum',
} as const;

function expectSame(subject: string, stated: string | number, found: string | number): void {
  if (stated === found) return;
  throw new SameseedError(
    'records-disagree',
    `Expected ${subject} to be ${stated} as the summary says, found ${found}; run the sweep again to mend its records.`,
  );
}
