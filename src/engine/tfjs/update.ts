import type { Tensor } from '@tensorflow/tfjs-core';
import type { OptimizerConstants, ParameterConstants } from '../constants.ts';

/** A parameter with its accumulators, tensors of one shape. */
export interface TfjsParameter {
  readonly weight: Tensor;
  readonly slots: readonly Tensor[];
}

/** What updates a parameter. */
export interface TfjsUpdate {
  /** Gradient without the penalty's. */
  readonly gradient: Tensor;
  readonly parameter: ParameterConstants;
  readonly optimizer: OptimizerConstants;
}

/** A parameter after an update. */
export interface UpdatedParameter extends TfjsParameter {
  /** Not finite somewhere when a weight or an accumulator is not, of one shape for all parameters; may overflow too. */
  readonly check: Tensor;
}

/** One step of the optimizer for one parameter, in the rules of the bit contract. */
export type UpdateParameter = (before: TfjsParameter, update: TfjsUpdate) => UpdatedParameter;
