import { testEquivalence } from '../statistics/equivalence.ts';
import type { Interval } from '../statistics/interval.ts';
import { welchTest } from '../statistics/mean-tests.ts';
import { summarize } from '../statistics/summary.ts';
import { compareNames } from './order.ts';
import type { Records } from './read.ts';

/** Final validation accuracies of one treatment in two sweeps. */
export interface TreatmentComparison {
  /** `<part>/<treatment>`. */
  readonly treatment: string;
  readonly counts: { readonly a: number; readonly b: number };
  readonly means: { readonly a: number; readonly b: number };
  /** What the test says; absent with fewer than two seeds on a side, or with one accuracy for all of them. */
  readonly test?: {
    /** Mean of a − mean of b. */
    readonly difference: number;
    /** 90 % interval of the difference; within the margin exactly where p < 0.05. */
    readonly interval: Interval;
    readonly p: number;
  };
  readonly isEquivalent: boolean;
}

/** Whether two sweeps draw from the same distribution, as far as a margin goes. */
export interface DistributionComparison {
  /** The test, in words. */
  readonly method: string;
  /** Largest difference of means that counts as the same. */
  readonly margin: number;
  readonly significance: number;
  /** Treatments that both have, in order. */
  readonly treatments: readonly TreatmentComparison[];
  /** True when there is a treatment, both have the same ones, and each is equivalent. */
  readonly isEquivalent: boolean;
}

const SIGNIFICANCE = 0.05;
const METHOD =
  'two one-sided Welch tests of the final validation accuracy, each treatment for itself, all of which have to pass';

/** Compares two sweeps over seeds. All treatments have to pass, so that no correction for their number is needed. */
export function compareDistributions(
  { a, b }: { readonly a: Records; readonly b: Records },
  margin: number,
): DistributionComparison {
  const [left, right] = [finalAccuracies(a), finalAccuracies(b)];
  const names = [...new Set([...left.keys(), ...right.keys()])].sort(compareNames);
  const treatments = names.flatMap((treatment) => {
    const [ofA, ofB] = [left.get(treatment), right.get(treatment)];
    return ofA === undefined || ofB === undefined ? [] : [compareTreatment(treatment, { a: ofA, b: ofB }, margin)];
  });
  const isWhole = treatments.length > 0 && treatments.length === names.length;
  const isEquivalent = isWhole && treatments.every((one) => one.isEquivalent);
  return { method: METHOD, margin, significance: SIGNIFICANCE, treatments, isEquivalent };
}

interface Accuracies {
  readonly a: readonly number[];
  readonly b: readonly number[];
}

function compareTreatment(treatment: string, { a, b }: Accuracies, margin: number): TreatmentComparison {
  const about = {
    treatment,
    counts: { a: a.length, b: b.length },
    means: { a: summarize(a).mean, b: summarize(b).mean },
  };
  if (a.length < 2 || b.length < 2) return { ...about, isEquivalent: false };
  const { estimate: difference, standardError, degrees } = welchTest({ a, b });
  // accuracies that don't vary at all tell nothing of how much they would
  if (standardError === 0) return { ...about, isEquivalent: false };
  const { interval, p, isEquivalent } = testEquivalence(
    { estimate: difference, standardError, degrees },
    { margin, significance: SIGNIFICANCE },
  );
  return { ...about, test: { difference, interval, p }, isEquivalent };
}

function finalAccuracies({ runs }: Records): Map<string, number[]> {
  const accuracies = new Map<string, number[]>();
  for (const { run, result } of runs.values()) {
    const name = `${run.part}/${run.treatment}`;
    const last = result.epochs[result.epochs.length - 1];
    accuracies.set(name, [...(accuracies.get(name) ?? []), last.validationAccuracy]);
  }
  return accuracies;
}
