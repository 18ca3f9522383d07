import type { Optimizer, Penalty } from '../network/network.ts';
import { adamCorrections } from '../network/optimizers/corrections.ts';
import { penaltyTerms } from '../network/penalty.ts';

const { fround } = Math;

/** What every optimizer multiplies a parameter with, float32. */
export interface ParameterConstants {
  /** c: the gradient is g + c·w. */
  readonly factor: number;
  /** k: the weight decays to k·w. */
  readonly keep: number;
  /** η. */
  readonly rate: number;
}

/** The constants of one step for a penalised kernel and for every other parameter. */
export interface StepConstants {
  readonly penalised: ParameterConstants;
  readonly free: ParameterConstants;
}

/** Rounds what the penalty and the learning rate come to in one step; float64 until that one rounding. */
export function stepConstants(penalty: Penalty, learningRate: number): StepConstants {
  const { gradientFactor, decayFactor } = penaltyTerms(penalty);
  const rate = fround(learningRate);
  const keep = fround(1 - learningRate * decayFactor);
  return { penalised: { factor: fround(gradientFactor), keep, rate }, free: { factor: 0, keep: 1, rate } };
}

/** An optimizer's own constants in one step, float32. */
export type OptimizerConstants =
  | { readonly kind: 'sgd' }
  | { readonly kind: 'momentum'; readonly momentum: number }
  | { readonly kind: 'nesterov'; readonly momentum: number }
  | { readonly kind: 'rmsprop'; readonly decay: number; readonly complement: number; readonly epsilon: number }
  | AdamConstants;

/** Constants of Adam and AdamW in one step, float32. */
export interface AdamConstants {
  readonly kind: 'adam' | 'adamw';
  readonly beta1: number;
  /** 1 − β₁. */
  readonly complement1: number;
  readonly beta2: number;
  /** 1 − β₂. */
  readonly complement2: number;
  readonly epsilon: number;
  /** a = η/(1 − β₁ᵗ). */
  readonly correctedRate: number;
  /** q = 1/√(1 − β₂ᵗ). */
  readonly scale: number;
}

/** When an optimizer's constants are wanted. */
export interface StepTime {
  /** t, 1 for the first step. */
  readonly step: number;
  /** η, float64. */
  readonly learningRate: number;
}

/** Rounds an optimizer's constants at one step; float64 until that one rounding. */
export function optimizerConstants(optimizer: Optimizer, time: StepTime): OptimizerConstants {
  if (optimizer.kind === 'sgd') return optimizer;
  if (optimizer.kind === 'rmsprop') {
    const { kind, decay, epsilon } = optimizer;
    return { kind, decay: fround(decay), complement: fround(1 - decay), epsilon: fround(epsilon) };
  }
  if (optimizer.kind === 'adam' || optimizer.kind === 'adamw') return adamConstants(optimizer, time);
  return { kind: optimizer.kind, momentum: fround(optimizer.momentum) };
}

function adamConstants(
  optimizer: Extract<Optimizer, { kind: 'adam' | 'adamw' }>,
  { step, learningRate }: StepTime,
): AdamConstants {
  const { kind, beta1, beta2, epsilon } = optimizer;
  const { first, second } = adamCorrections(step, optimizer);
  return {
    kind,
    beta1: fround(beta1),
    complement1: fround(1 - beta1),
    beta2: fround(beta2),
    complement2: fround(1 - beta2),
    epsilon: fround(epsilon),
    correctedRate: fround(learningRate / first),
    scale: fround(1 / Math.sqrt(second)),
  };
}
