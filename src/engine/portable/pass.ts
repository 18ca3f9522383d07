import type { Kernels } from './kernel-types.ts';
import type { Layout } from './layout.ts';

/**
 * A pass over a block of examples. One object serves all of a session's passes, because a new one for each would be
 * garbage in every step.
 */
export interface Pass {
  readonly kernels: Kernels;
  readonly layout: Layout;
  /** Number of the update rule. */
  readonly rule: number;
  /** Examples in the block. */
  rows: number;
  /** Gradients begin at +0. */
  isFirst: boolean;
  /** Gradients are complete, and parameters are updated. */
  isLast: boolean;
}
