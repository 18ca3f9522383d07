import type { Records } from '../../artifact/read.ts';
import { drawInteger } from '../../random/integer.ts';
import { openStream } from '../../random/stream.ts';
import { bootstrapInterval } from '../../statistics/bootstrap-interval.ts';
import type { Interval } from '../../statistics/interval.ts';
import { combineErrors, meanEstimate } from '../../statistics/mean-tests.ts';
import { studentCdf } from '../../statistics/student.ts';
import { distanceInErrors, type EstimateError } from '../../statistics/t-test.ts';
import { measureTarget, HINTON } from '../verdict.ts';
import { compareTo } from './pair-rows.ts';
import type { RefitAnalysis, RefitRow } from './rows.ts';
import { departuresOf } from './search.ts';
import { collectPart, type TreatmentRuns } from './treatment-runs.ts';
import { describeTreatment, TARGET } from './treatment-row.ts';

/** Fewer values have too few different resamples. */
const FEWEST_FOR_BOOTSTRAP = 5;

/**
 * The experiment `refit`: does a recipe reach 0.9847 in the mean, and which is the smallest departure from the
 * assignment's that does?
 *
 * @throws {SameseedError} `analysis-unfit` without runs of the part, `config-invalid` for a config that this program
 *   can't read.
 */
export function analyseRefit(records: Records): RefitAnalysis {
  const rows = collectPart(records, 'refit')
    .map(describeRefit)
    .toSorted((a, b) => a.departures - b.departures);
  const recipe = rows.find(({ departures }) => departures === 0);
  const smallest = rows.find(({ reaches }) => reaches);
  return {
    target: TARGET,
    rows,
    toRecipe:
      recipe === undefined
        ? []
        : compareTo(
            recipe,
            rows.filter((row) => row !== recipe),
          ),
    ...(smallest === undefined ? {} : { smallest }),
  };
}

function describeRefit(runs: TreatmentRuns): RefitRow {
  const row = describeTreatment(runs, runs.treatment);
  const { mean, count, values } = row;
  return {
    ...row,
    departures: departuresOf(runs.treatment).length,
    reaches: mean >= TARGET,
    ...(count < 2 ? {} : describeCertainty(values)),
    ...(count < FEWEST_FOR_BOOTSTRAP ? {} : { bootstrapInterval: resampleMean(runs.treatment, values) }),
  };
}

function describeCertainty(values: readonly number[]): Pick<RefitRow, 'certainty' | 'certaintyWithTarget'> {
  const own = meanEstimate(values);
  const certaintyAt = ({ standardError, degrees }: EstimateError) =>
    studentCdf(distanceInErrors(own.estimate - TARGET, standardError), degrees);
  return { certainty: certaintyAt(own), certaintyWithTarget: certaintyAt(combineErrors([own, measureTarget(HINTON)])) };
}

function resampleMean(treatment: string, values: readonly number[]): Interval {
  const stream = openStream(0, `bootstrap/${treatment}`);
  return bootstrapInterval({
    values,
    statistic: (sample) => sample.reduce((sum, value) => sum + value, 0) / sample.length,
    draw: (bound) => drawInteger(stream, bound),
  });
}
