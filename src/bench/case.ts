import type { Optimizer } from '../network/network.ts';
import type { CompetitorName } from './competitors/names.ts';

/** What a row of the benchmark is there to show. */
export type Section = 'optimizer' | 'batch size' | 'width' | 'depth' | 'training';

/** One setting in which competitors are measured against each other. */
export interface Case {
  readonly section: Section;
  readonly optimizer: Optimizer['kind'];
  /** Units of each hidden layer, all relu. */
  readonly hidden: readonly number[];
  readonly batchSize: number;
  /** Steps of training before the first one that is measured: hidden zeros, which cost nothing, grow with them. */
  readonly stepsBefore: number;
  readonly competitors: readonly CompetitorName[];
}

/** Size of a network's step. */
export type Size = Pick<Case, 'hidden' | 'batchSize'>;

/** The network of the replication, 784-500-300-10, under plain SGD. */
export const USUAL = { optimizer: 'sgd', hidden: [500, 300], batchSize: 128 } as const;

const INPUTS = 784;
const CLASSES = 10;

/** Widths of all layers, pixels first. */
export function widthsOf(hidden: readonly number[]): number[] {
  return [INPUTS, ...hidden, CLASSES];
}

/**
 * Multiply-adds of one step with nothing skipped: each kernel's size times the batch, forward, for its own gradient and,
 * but for the first layer, for that of its input.
 */
export function countMultiplyAdds(widths: readonly number[], batchSize: number): number {
  const sizes = widths.slice(1).map((units, index) => widths[index] * units);
  return batchSize * sizes.reduce((sum, size, index) => sum + (index === 0 ? 2 : 3) * size, 0);
}
