import type { Records } from '../../artifact/read.ts';
import type { RunConfig } from '../../training/run-config.ts';
import { deviationInterval } from '../../statistics/deviation-interval.ts';
import { comparePairs, compareTo, correctByHolm, everyPair } from './pair-rows.ts';
import type { BaseRow, FactorAnalysis, FactorsAnalysis, SeedSourceRow, TreatmentRow } from './rows.ts';
import { collectPart, collectRuns, type TreatmentRuns } from './treatment-runs.ts';
import { describeTreatment, estimateMean, TARGET } from './treatment-row.ts';
import { describeVariance } from './variance-row.ts';

/** Where the source of randomness is the factor, the level with all of them is a hold-out of as many images. */
const SEED_BASE = 'hold-out-10000';

/**
 * What each factor of the experiment `factors` does to the result, the others being at the recipe.
 *
 * A hold-out is judged on other images than the rest, so its difference is also that of the images.
 *
 * @throws {SameseedError} `analysis-unfit` without runs of the recipe, `config-invalid` for a config that this program
 *   can't read.
 */
export function analyseFactors(records: Records): FactorsAnalysis {
  const [recipe] = collectPart(records, 'recipe');
  const all = collectRuns(records);
  const names = [...new Set(all.map(({ part }) => part))].filter((part) => part !== recipe.part);
  const factors = names.flatMap((factor) => {
    const base = factor === 'seed' ? all.find(({ treatment }) => treatment === SEED_BASE) : recipe;
    return base === undefined ? [] : [analyseFactor(factor, base, all)];
  });
  return {
    target: TARGET,
    factors,
    toBase: correctByHolm(factors.flatMap(compareToBase)),
    sources: factors.filter(({ factor }) => factor === 'seed').flatMap(({ levels }) => describeSources(levels)),
  };
}

function analyseFactor(factor: string, base: TreatmentRuns, all: readonly TreatmentRuns[]): FactorAnalysis {
  const levels = [base, ...all.filter(({ part }) => part === factor)].map((runs) =>
    describeTreatment(runs, nameLevel(factor, runs)),
  );
  const variance = describeVariance(factor, levels);
  return {
    factor,
    base: base.treatment,
    levels,
    pairs: comparePairs(everyPair(levels)),
    ...(variance === undefined ? {} : { variance }),
  };
}

function compareToBase({ factor, levels: [base, ...others] }: FactorAnalysis): BaseRow[] {
  return compareTo(base, others).map((row) => Object.assign({ factor }, row));
}

/** What the recipe has of each factor, since it names none itself. */
const OWN_LEVELS: Readonly<Record<string, (config: RunConfig) => string | number>> = {
  epochs: ({ epochs }) => epochs,
  seed: () => 'all',
  'batch-size': ({ batchSize }) => batchSize,
  optimizer: ({ optimizer }) => optimizer.kind,
  'hold-out': ({ split }) => (split.kind === 'test' ? 'test set' : split.count),
  'weight-decay': ({ penalty }) => penalty.factor,
  schedule: ({ schedule }) => schedule.kind,
  activation: ({ network }) => network.layers[0].activation,
};

function nameLevel(factor: string, { levels, config, treatment }: TreatmentRuns): string {
  return String(levels[factor] ?? OWN_LEVELS[factor]?.(config) ?? treatment);
}

function describeSources(levels: readonly TreatmentRow[]): SeedSourceRow[] {
  const [all] = levels.map(varianceOf);
  return levels.map((row) => describeSource(row, all));
}

function describeSource(row: TreatmentRow, all: number | undefined): SeedSourceRow {
  const own = varianceOf(row);
  return {
    source: row.level,
    treatment: row.treatment,
    ...estimateMean(row.values),
    ...(row.count < 2 ? {} : { deviationInterval: deviationInterval(row.values) }),
    ...(own === undefined || all === undefined || all === 0 ? {} : { shareOfAll: own / all }),
  };
}

function varianceOf({ standardDeviation }: TreatmentRow): number | undefined {
  return standardDeviation === undefined ? undefined : standardDeviation * standardDeviation;
}
