import type { Records } from '../../artifact/read.ts';
import { bestOf } from '../best.ts';
import { type FactorSet, L2_FACTORS } from '../experiments/treatments.ts';
import { findBestMean } from './best-mean.ts';
import { compareTo } from './pair-rows.ts';
import type { EpochOptimismRow, FactorSetAnalysis, HintonAnalysis, TreatmentRow } from './rows.ts';
import { collectPart, type TreatmentRuns } from './treatment-runs.ts';
import { describeTreatment, estimateMean, TARGET } from './treatment-row.ts';
import { describeVariance } from './variance-row.ts';

const FACTOR_SETS = ['linspace', 'logspace'] as const satisfies FactorSet[];

/**
 * Question 2D, from the part `hinton` of an experiment: the accuracy without weight decay, and for each reading of the
 * five factors.
 *
 * @throws {SameseedError} `analysis-unfit` without runs of the part, `config-invalid` for a config that this program
 *   can't read.
 */
export function analyseHinton(records: Records): HintonAnalysis {
  const all = collectPart(records, 'hinton').toSorted((a, b) => factorOf(a) - factorOf(b));
  const rows = all.map((runs) => describeTreatment(runs, String(factorOf(runs))));
  const noDecay = rows.find((row) => Number(row.level) === 0);
  return {
    target: TARGET,
    ...(noDecay === undefined ? {} : { noDecay }),
    sets: FACTOR_SETS.flatMap((set) => analyseSet(set, rows, noDecay)),
    bestRun: findBestRun(rows),
    epochs: all.map(describeEpochs),
  };
}

function factorOf({ config }: TreatmentRuns): number {
  return config.penalty.factor;
}

function analyseSet(
  set: FactorSet,
  all: readonly TreatmentRow[],
  noDecay: TreatmentRow | undefined,
): FactorSetAnalysis[] {
  const factors: readonly number[] = L2_FACTORS[set];
  const rows = all.filter((row) => factors.includes(Number(row.level)));
  if (rows.length < factors.length) return [];
  const variance = describeVariance('l2', rows);
  const varianceWithoutLargest = describeVariance('l2', rows.slice(0, -1));
  return [
    {
      set,
      rows,
      toNoDecay: noDecay === undefined ? [] : compareTo(noDecay, rows),
      ...(variance === undefined ? {} : { variance }),
      ...(varianceWithoutLargest === undefined ? {} : { varianceWithoutLargest }),
      best: findBestMean(rows),
    },
  ];
}

function findBestRun(rows: readonly TreatmentRow[]): HintonAnalysis['bestRun'] {
  const best = rows.reduce((leader, row) => (row.best.value > leader.best.value ? row : leader));
  const { treatment, level, seeds, values } = best;
  const seed = seeds[values.indexOf(best.best.value)];
  return {
    ...bestOf(
      rows.flatMap((row) => row.values),
      spreadWithin(rows),
    ),
    treatment,
    level,
    seed,
  };
}

function spreadWithin(rows: readonly TreatmentRow[]): number | undefined {
  const variance = describeVariance('l2', rows)?.varianceWithin;
  return variance === undefined ? undefined : Math.sqrt(variance);
}

function describeEpochs(runs: TreatmentRuns): EpochOptimismRow {
  const { treatment, bests, finals, config } = runs;
  return {
    treatment,
    level: String(factorOf(runs)),
    of: config.epochs,
    ...estimateMean(bests.map((best, index) => best - finals[index])),
    bestMean: estimateMean(bests).mean,
    finalMean: estimateMean(finals).mean,
  };
}
