import { SameseedError } from '../base/errors.ts';
import { describeValue } from '../base/schema.ts';
import { PENALTY_CONVENTIONS, type Network, type Optimizer, type Penalty, type PenaltyConvention } from './network.ts';

/** What a penalty does to a penalised weight w in one step; all zero at factor 0. */
export interface PenaltyTerms {
  /** lossFactor·Σw² is part of the loss. */
  readonly lossFactor: number;
  /** gradientFactor·w is part of the gradient; twice the loss factor. */
  readonly gradientFactor: number;
  /** w is multiplied by 1 − η·decayFactor before the update. */
  readonly decayFactor: number;
}

// The gradient of a convention's term at w = 1 and λ = 1; for `decoupled` that of plain SGD: w − η·λw = (1 − ηλ)·w.
const SLOPES: Readonly<Record<PenaltyConvention, number>> = { keras: 2, half: 1, gradient: 1, decoupled: 1 };

/** The terms of a penalty, float64; an engine rounds them. */
export function penaltyTerms({ convention, factor }: Penalty): PenaltyTerms {
  const slope = SLOPES[convention] * factor;
  return convention === 'decoupled'
    ? { lossFactor: 0, gradientFactor: 0, decayFactor: slope }
    : { lossFactor: slope / 2, gradientFactor: slope, decayFactor: 0 };
}

/**
 * The same weight decay in another convention: every step of `optimizer` is the same but for rounding. What the loss
 * shows may differ: `decoupled` has no part in it.
 *
 * @throws {SameseedError} `penalty-untranslatable` between `decoupled` and the others unless the optimizer is plain
 *   SGD: accumulators see the gradient of a penalty, never a decoupled decay.
 * @see Loshchilov & Hutter 2019, Decoupled Weight Decay Regularization, propositions 1 and 2.
 */
export function translatePenalty(penalty: Penalty, to: PenaltyConvention, optimizer: Optimizer): Penalty {
  const { convention: from, factor, layers } = penalty;
  if ((from === 'decoupled') !== (to === 'decoupled') && optimizer.kind !== 'sgd') {
    throw new SameseedError(
      'penalty-untranslatable',
      `Expected the optimizer to be "sgd" to translate a penalty from "${from}" to "${to}", received "${optimizer.kind}", under which no factor makes them equal; keep "${from}".`,
    );
  }
  return { convention: to, factor: (factor * SLOPES[from]) / SLOPES[to], layers };
}

/**
 * Refuses a penalty that the network or the optimizer can't have.
 *
 * @throws {SameseedError} `penalty-invalid` for an unknown convention, a factor that is not finite or below 0, and
 *   layers that don't exist or are named twice; `penalty-convention` when `adamw` is given another convention than
 *   `decoupled`, or `adam` is given that one.
 */
export function checkPenalty(penalty: Penalty, network: Network, optimizer: Optimizer): void {
  checkFactor(penalty);
  checkLayers(penalty, network);
  checkConvention(penalty, optimizer);
}

function checkFactor({ convention, factor }: Penalty): void {
  if (!PENALTY_CONVENTIONS.includes(convention)) {
    refuse('convention', `one of: ${PENALTY_CONVENTIONS.join(', ')}`, convention);
  }
  if (!Number.isFinite(factor) || factor < 0) refuse('factor', 'a finite number ≥ 0', factor);
}

function checkLayers({ layers }: Penalty, network: Network): void {
  const known = network.layers.map((layer) => layer.name);
  for (const [index, layer] of layers.entries()) {
    if (!known.includes(layer)) refuse(`layers[${index}]`, `one of: ${known.join(', ')}`, layer);
    if (layers.indexOf(layer) !== index) refuse(`layers[${index}]`, 'a layer not named before', layer);
  }
}

function refuse(key: string, expectation: string, received: unknown): never {
  throw new SameseedError(
    'penalty-invalid',
    `Expected \`penalty.${key}\` to be ${expectation}, received ${describeValue(received)}.`,
  );
}

function checkConvention({ convention }: Penalty, optimizer: Optimizer): void {
  if (optimizer.kind === 'adamw' && convention !== 'decoupled') {
    throw new SameseedError(
      'penalty-convention',
      `Expected \`penalty.convention\` to be "decoupled" under adamw, received "${convention}"; use adam for a penalty that is part of the loss.`,
    );
  }
  if (optimizer.kind === 'adam' && convention === 'decoupled') {
    throw new SameseedError(
      'penalty-convention',
      'Expected `penalty.convention` to be one of: keras, half, gradient, received "decoupled" under adam; use adamw, which is Adam with decoupled decay.',
    );
  }
}
