import type { Interval } from '../../statistics/interval.ts';
import type { Best } from '../best.ts';
import type { Verdict } from '../verdict.ts';

/** A mean with what it rests on; fields that need two values are absent for one. */
export interface EstimateRow {
  readonly count: number;
  readonly mean: number;
  /** Sample standard deviation (ddof 1). */
  readonly standardDeviation?: number;
  /** t interval of the mean, 95 %. */
  readonly interval?: Interval;
}

/** Final validation accuracy of the runs of one treatment. */
export interface TreatmentRow extends EstimateRow {
  readonly part: string;
  readonly treatment: string;
  /** Level of the factor in question as text: `32`, `nesterov`, `0.001`. */
  readonly level: string;
  /** Accuracy of every run, in the order of `seeds`. */
  readonly values: readonly number[];
  /** Ascending. */
  readonly seeds: readonly number[];
  readonly epochs: number;
  /** Mean − 0.9847. */
  readonly distance: number;
  /** Its t interval, 95 %, the target taken as the number it is. */
  readonly distanceInterval?: Interval;
  /** The best single run. */
  readonly best: Best;
  /** Absent for what can't be held against the target: other data than MNIST, a hold-out, a cut experiment. */
  readonly verdict?: Verdict;
}

/** Two treatments by the runs that share their seeds; the fields of the test are absent for fewer than two seeds. */
export interface PairRow {
  /** Treatment ids. */
  readonly from: string;
  readonly to: string;
  readonly fromLevel: string;
  readonly toLevel: string;
  /** Number of seeds that both have. */
  readonly count: number;
  /** Mean over the seeds of accuracy at `to` − accuracy at `from`. */
  readonly difference: number;
  readonly interval?: Interval;
  /** t of `count` − 1 degrees of freedom. */
  readonly statistic?: number;
  readonly p?: number;
  /** p after Holm's correction for the number of tests in the table. */
  readonly adjustedP?: number;
  /** Whether the adjusted p is below 0.05. */
  readonly isSignificant: boolean;
  /** p of the two one-sided tests against a difference of the verdict's margin or more. */
  readonly equivalenceP?: number;
  /** Smallest difference that so many pairs find with 80 % power at 5 %, uncorrected. */
  readonly smallestDifference?: number;
}

/** How the variance of accuracy falls between and within the levels of a factor. */
export interface VarianceRow {
  readonly factor: string;
  /** Number of levels and of runs. */
  readonly levels: number;
  readonly count: number;
  readonly degreesBetween: number;
  readonly degreesWithin: number;
  readonly statistic: number;
  readonly p: number;
  /** Share of the sum of squares between the levels: of this sample. */
  readonly etaSquared: number;
  /** Estimate of the same for the population; never below 0. */
  readonly omegaSquared: number;
  /** Variance components, the levels taken as draws. */
  readonly varianceBetween: number;
  readonly varianceWithin: number;
  /** Between / (between + within). */
  readonly shareBetween: number;
}

/** One factor of the experiment `factors`, or of any that varies one at a time. */
export interface FactorAnalysis {
  /** Name of the part, which is that of the factor. */
  readonly factor: string;
  /** Treatment id of the level that the others are compared with. */
  readonly base: string;
  /** The base first, then in the order of the experiment. */
  readonly levels: readonly TreatmentRow[];
  /** Every pair of levels; Holm over the pairs of this factor. */
  readonly pairs: readonly PairRow[];
  /** Absent where every level has one run. */
  readonly variance?: VarianceRow;
}

/** How much one source of randomness alone spreads the result. */
export interface SeedSourceRow extends EstimateRow {
  /** `init`, `shuffle` or `split`; `all`: the three together. */
  readonly source: string;
  readonly treatment: string;
  /** 95 % interval of the standard deviation from the chi-square distribution. */
  readonly deviationInterval?: Interval;
  /** Variance / variance of all sources together; the shares need not add up to 1. */
  readonly shareOfAll?: number;
}

/** A level of a factor against its base. */
export interface BaseRow extends PairRow {
  readonly factor: string;
}

/** The experiment `factors`. */
export interface FactorsAnalysis {
  readonly target: number;
  readonly factors: readonly FactorAnalysis[];
  /** Every level of every factor against its base; Holm over all of them. */
  readonly toBase: readonly BaseRow[];
  readonly sources: readonly SeedSourceRow[];
}

/** A recipe in the search: judged on held-out training images. */
export interface RecipeRow extends TreatmentRow {
  /** 1 for the highest mean. */
  readonly rank: number;
  /** Number of departures from the assignment's recipe. */
  readonly departures: number;
}

/** The best recipe for a number of departures. */
export interface ChoiceRow {
  readonly departures: number;
  readonly treatment: string;
  readonly level: string;
  readonly mean: number;
  /** Number of recipes that it was the best of. */
  readonly of: number;
  /** How far the best of so many equal recipes lies above their mean by chance; absent for one recipe. */
  readonly optimism?: number;
}

/** What a departure, or several together, add: contrast of the 2×2×2 means, with each seed as a replicate. */
export interface EffectRow extends EstimateRow {
  /** `nesterov`; an interaction has several names. */
  readonly departures: readonly string[];
  readonly statistic?: number;
  readonly p?: number;
  /** Holm over the effects of as many departures. */
  readonly adjustedP?: number;
  readonly isSignificant: boolean;
}

/** The experiment `search`. */
export interface SearchAnalysis {
  /** By mean, highest first. */
  readonly ranking: readonly RecipeRow[];
  /** By number of departures. */
  readonly choices: readonly ChoiceRow[];
  /** Main effects first, then interactions; empty unless all combinations are there. */
  readonly effects: readonly EffectRow[];
}

/** A recipe trained on everything and tested once. */
export interface RefitRow extends TreatmentRow {
  readonly departures: number;
  /** Whether the mean is at least 0.9847. */
  readonly reaches: boolean;
  /** Confidence, 0 to 1, that the expected accuracy is at least 0.9847: 1 − p of the one-sided t test. */
  readonly certainty?: number;
  /** The same with the target's own error counted. */
  readonly certaintyWithTarget?: number;
  /** 95 % interval of the mean that asks for no normal distribution (BCa bootstrap); absent for fewer than 5 runs. */
  readonly bootstrapInterval?: Interval;
}

/** The experiment `refit`. */
export interface RefitAnalysis {
  readonly target: number;
  /** By number of departures. */
  readonly rows: readonly RefitRow[];
  /** Every recipe against that without departures; Holm over them. */
  readonly toRecipe: readonly PairRow[];
  /** The row with the fewest departures whose mean reaches the target; absent when none does. */
  readonly smallest?: RefitRow;
}

/** The treatment of the highest mean, the first of equal ones. */
export interface BestMean extends Best {
  readonly treatment: string;
  readonly level: string;
}

/** Five weight-decay factors in one reading of the assignment. */
export interface FactorSetAnalysis {
  readonly set: 'linspace' | 'logspace';
  /** By factor, ascending. */
  readonly rows: readonly TreatmentRow[];
  /** Every factor against no decay; Holm over the set. Empty without runs at 0. */
  readonly toNoDecay: readonly PairRow[];
  /** Over the factors of the set. */
  readonly variance?: VarianceRow;
  /** The same without the largest factor. */
  readonly varianceWithoutLargest?: VarianceRow;
  /** The factor with the highest mean, and how much of that is choice. */
  readonly best: BestMean;
}

/** What the best epoch of a run would flatter: best − final, over the runs. */
export interface EpochOptimismRow extends EstimateRow {
  readonly treatment: string;
  readonly level: string;
  /** Number of epochs that the best is taken of. */
  readonly of: number;
  /** Mean of the best epoch's accuracy. */
  readonly bestMean: number;
  /** Mean of the final epoch's accuracy. */
  readonly finalMean: number;
}

/** The experiment `hinton`. */
export interface HintonAnalysis {
  readonly target: number;
  /** Without weight decay: the first half of question 2D. */
  readonly noDecay?: TreatmentRow;
  /** The readings of which every factor was run. */
  readonly sets: readonly FactorSetAnalysis[];
  /** The best single run of all. */
  readonly bestRun: Best & { readonly treatment: string; readonly level: string; readonly seed: number };
  readonly epochs: readonly EpochOptimismRow[];
}
