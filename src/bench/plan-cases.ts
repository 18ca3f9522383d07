import type { Optimizer } from '../network/network.ts';
import { type Case, countMultiplyAdds, type Section, type Size, USUAL, widthsOf } from './case.ts';
import type { CompetitorName } from './competitors/names.ts';

/** How much is measured. */
export interface Extent {
  /** Few rounds, and of the sections only the first one. */
  readonly isQuick: boolean;
  /** All six optimizers instead of three. */
  readonly hasAllOptimizers: boolean;
  readonly stepsBefore: number;
  /** Nobody else takes part. */
  readonly only: readonly CompetitorName[];
}

const OPTIMIZERS: readonly Optimizer['kind'][] = ['sgd', 'momentum', 'adam'];
const OTHER_OPTIMIZERS: readonly Optimizer['kind'][] = ['nesterov', 'rmsprop', 'adamw'];
const BATCH_SIZES = [32, 64, 128, 256, 512, 1024];
const WIDTHS = [64, 128, 256, 512, 1024, 2048];
const DEPTHS = [1, 2, 3, 4];
const DEPTH_UNITS = 300;
const TRAINING_STEPS = [0, 1000];
const MEMORY_BATCH_SIZES = [32, 128, 512, 1024];
const MEMORY_WIDTHS = [64, 256, 1024, 2048];

/** Competitors that take many times PyTorch's step, and tell nothing new in every setting. */
const SLOW: readonly CompetitorName[] = ['tfjs-wasm', 'stock-tfjs-wasm', 'stock-tfjs-cpu', 'oracle'];

/** Competitors that take half a second a step and more. */
const SLOWEST: readonly CompetitorName[] = ['stock-tfjs-cpu', 'oracle'];

/** The cases of a benchmark in the order in which they are measured. */
export function planCases(extent: Extent): Case[] {
  const { isQuick, hasAllOptimizers, stepsBefore, only } = extent;
  const vary = (section: Section, changes: Partial<Case>): Case => {
    const competitors = section === 'optimizer' ? only : without(SLOW, only);
    return { ...USUAL, section, stepsBefore, competitors, ...changes };
  };
  const optimizers = [...OPTIMIZERS, ...(hasAllOptimizers ? OTHER_OPTIMIZERS : [])];
  const headline = optimizers.map((optimizer, index) =>
    vary('optimizer', { optimizer, ...(isQuick && index > 0 ? { competitors: without(SLOWEST, only) } : {}) }),
  );
  if (isQuick) return headline;
  const sizes = [
    ...BATCH_SIZES.map((batchSize) => vary('batch size', { batchSize })),
    ...WIDTHS.map((width) => vary('width', { hidden: [width, width] })),
    ...DEPTHS.map((depth) => vary('depth', { hidden: Array.from({ length: depth }, () => DEPTH_UNITS) })),
  ];
  const trained = OPTIMIZERS.flatMap((optimizer) =>
    TRAINING_STEPS.map((steps) => vary('training', { optimizer, stepsBefore: steps, competitors: pair(only) })),
  );
  return [...headline, ...sizes.map(shortenTraining), ...trained];
}

/** Who takes part in the evaluation of many images. */
export function planEvaluation({ only }: Extent): CompetitorName[] {
  return without(SLOWEST, only);
}

/** Whether the portable engine's memory and its sweeps are measured. */
export function measuresGrowth({ isQuick, only }: Extent): boolean {
  return !isQuick && only.includes('portable');
}

/** The sizes at which memory is measured. */
export function planMemory(extent: Extent): Size[] {
  if (!measuresGrowth(extent)) return [];
  return [
    ...MEMORY_BATCH_SIZES.map((batchSize) => ({ hidden: USUAL.hidden, batchSize })),
    ...MEMORY_WIDTHS.map((width) => ({ hidden: [width, width], batchSize: USUAL.batchSize })),
  ];
}

function without(excluded: readonly CompetitorName[], names: readonly CompetitorName[]): CompetitorName[] {
  return names.filter((name) => !excluded.includes(name));
}

function pair(names: readonly CompetitorName[]): CompetitorName[] {
  return names.filter((name) => name === 'portable' || name === 'pytorch');
}

/** Larger cases train fewer steps before, so that none takes longer than the usual one. */
function shortenTraining(item: Case): Case {
  return { ...item, stepsBefore: Math.ceil(item.stepsBefore * Math.min(1, costOf(USUAL) / costOf(item))) };
}

function costOf({ hidden, batchSize }: Size): number {
  return countMultiplyAdds(widthsOf(hidden), batchSize);
}
