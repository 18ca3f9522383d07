import type { AdamConstants, OptimizerConstants, ParameterConstants } from '../constants.ts';
import type { OracleRules } from './rules.ts';

const { fround, sqrt } = Math;

const MOMENT_LIMIT = 1e-30;
const SQUARE_LIMIT = 1e-36;

/** A weight, its gradient without the penalty's, and its accumulators, float32. */
export interface OracleWeight {
  readonly weight: number;
  readonly gradient: number;
  readonly slots: readonly number[];
}

/** A weight and its accumulators after the update. */
export type UpdatedOracleWeight = Pick<OracleWeight, 'weight' | 'slots'>;

/** Constants of an update. */
export interface OracleUpdate {
  readonly parameter: ParameterConstants;
  readonly optimizer: OptimizerConstants;
}

/** The update rules, each operation rounded to float32. */
export function updateWeight(
  rules: OracleRules,
  { weight, gradient, slots }: OracleWeight,
  { parameter, optimizer }: OracleUpdate,
): UpdatedOracleWeight {
  const { factor, keep, rate } = parameter;
  const d = fround(gradient + fround(factor * weight));
  const kept = fround(keep * weight);
  if (optimizer.kind === 'sgd') {
    return { weight: fround(kept - fround(rate * d)), slots: [] };
  }
  if (optimizer.kind === 'momentum') {
    const v = rules.flush(fround(fround(optimizer.momentum * slots[0]) + d), MOMENT_LIMIT);
    return { weight: fround(kept - fround(rate * v)), slots: [v] };
  }
  if (optimizer.kind === 'nesterov') {
    const v = rules.flush(fround(fround(optimizer.momentum * slots[0]) + d), MOMENT_LIMIT);
    const ahead = fround(d + fround(optimizer.momentum * v));
    return { weight: fround(kept - fround(rate * ahead)), slots: [v] };
  }
  if (optimizer.kind === 'rmsprop') {
    const v = rules.flush(nextSquare(slots[0], d, optimizer), SQUARE_LIMIT);
    const change = fround(fround(rate * d) / fround(fround(sqrt(v)) + optimizer.epsilon));
    return { weight: fround(kept - change), slots: [v] };
  }
  return adam(rules, { weight: kept, gradient: d, slots }, optimizer);
}

function adam(rules: OracleRules, { weight, gradient, slots }: OracleWeight, c: AdamConstants): UpdatedOracleWeight {
  const m = rules.flush(fround(fround(c.beta1 * slots[0]) + fround(c.complement1 * gradient)), MOMENT_LIMIT);
  const average = { decay: c.beta2, complement: c.complement2 };
  const v = rules.flush(nextSquare(slots[1], gradient, average), SQUARE_LIMIT);
  const divisor = fround(fround(fround(sqrt(v)) * c.scale) + c.epsilon);
  return { weight: fround(weight - fround(fround(c.correctedRate * m) / divisor)), slots: [m, v] };
}

interface Average {
  readonly decay: number;
  readonly complement: number;
}

function nextSquare(square: number, d: number, { decay, complement }: Average): number {
  return fround(fround(decay * square) + fround(complement * fround(d * d)));
}
