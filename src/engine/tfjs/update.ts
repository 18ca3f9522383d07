import type { Tensor } from '@tensorflow/tfjs-core';
import type { OptimizerConstants, ParameterConstants } from '../constants.ts';

/** A parameter of several networks with its accumulators, tensors of one shape, networks first. */
export interface TfjsParameter {
  readonly weight: Tensor;
  readonly slots: readonly Tensor[];
}

/** Constants of one network's step. */
export interface NetworkConstants {
  readonly parameter: ParameterConstants;
  readonly optimizer: OptimizerConstants;
}

/** What updates a parameter. */
export interface TfjsUpdate {
  /** Gradient without the penalty's. */
  readonly gradient: Tensor;
  /** Constants of each network, all with optimizers of one kind. */
  readonly constants: readonly NetworkConstants[];
}

/** A parameter after an update. */
export interface UpdatedParameter extends TfjsParameter {
  /**
   * Not finite somewhere in a network's row when one of its weights or accumulators is not; a row may also overflow
   * where they are finite [networks, …].
   */
  readonly check: Tensor;
}

/** One step of the optimizer for one parameter of every network, in the rules of the bit contract. */
export type UpdateParameter = (before: TfjsParameter, update: TfjsUpdate) => UpdatedParameter;

/** Name of a constant that a step multiplies with or adds. */
export type ConstantName =
  | keyof ParameterConstants
  | 'momentum'
  | 'decay'
  | 'complement'
  | 'epsilon'
  | 'beta1'
  | 'complement1'
  | 'beta2'
  | 'complement2'
  | 'correctedRate'
  | 'scale';

/** A constant of each network, in the order of `constants`; NaN where its optimizer has no such one. */
export function pickConstant(constants: readonly NetworkConstants[], name: ConstantName): number[] {
  return constants.map(({ parameter, optimizer }) => {
    const named: Partial<Record<ConstantName, number>> = { ...parameter, ...optimizer };
    return named[name] ?? Number.NaN;
  });
}
