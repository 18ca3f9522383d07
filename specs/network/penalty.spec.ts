import { describe, expect, it } from 'vitest';
import { buildNetwork } from '../../src/network/architecture.ts';
import type { Optimizer, Penalty, PenaltyConvention } from '../../src/network/network.ts';
import { DEFAULT_OPTIMIZERS } from '../../src/network/optimizers/defaults.ts';
import { checkPenalty, penaltyTerms, translatePenalty } from '../../src/network/penalty.ts';

const network = buildNetwork({
  inputs: 2,
  hidden: [{ units: 2, activation: 'relu' }],
  classes: 2,
  initializer: 'he-normal',
});
const penalty = (convention: PenaltyConvention, factor = 0.25): Penalty => ({
  convention,
  factor,
  layers: ['dense-1'],
});

describe('penaltyTerms', () => {
  // FACTS section 4: Keras adds λΣw², Hinton ½λΣw², PyTorch λw to the gradient, AdamW multiplies by 1 − ηλ.
  it.each([
    ['keras', 0.25, 0.5, 0],
    ['half', 0.125, 0.25, 0],
    ['gradient', 0.125, 0.25, 0],
    ['decoupled', 0, 0, 0.25],
  ] as const)('of %s', (convention, lossFactor, gradientFactor, decayFactor) => {
    expect(penaltyTerms(penalty(convention))).toEqual({ lossFactor, gradientFactor, decayFactor });
  });
});

describe('translatePenalty', () => {
  it.each([
    ['keras', 'half', 0.5],
    ['keras', 'gradient', 0.5],
    ['half', 'keras', 0.125],
    ['gradient', 'half', 0.25],
    ['keras', 'decoupled', 0.5],
    ['decoupled', 'gradient', 0.25],
    ['decoupled', 'keras', 0.125],
  ] as const)('from %s to %s under SGD', (from, to, factor) => {
    expect(translatePenalty(penalty(from), to, DEFAULT_OPTIMIZERS.sgd)).toEqual(penalty(to, factor));
  });

  it.each(['momentum', 'nesterov', 'rmsprop', 'adam', 'adamw'] as const)('refuses decoupled decay under %s', (kind) => {
    const optimizer = DEFAULT_OPTIMIZERS[kind];
    expect(translatePenalty(penalty('keras'), 'half', optimizer).factor).toBe(0.5);
    expect(translatePenalty(penalty('decoupled'), 'decoupled', optimizer)).toEqual(penalty('decoupled'));
    for (const [from, to] of [
      ['keras', 'decoupled'],
      ['decoupled', 'gradient'],
    ] as const) {
      expect(() => translatePenalty(penalty(from), to, optimizer)).toThrow(
        expect.objectContaining({
          code: 'penalty-untranslatable',
          message: `Expected the optimizer to be "sgd" to translate a penalty from "${from}" to "${to}", received "${kind}", under which no factor makes them equal; keep "${from}".`,
        }),
      );
    }
  });
});

describe('checkPenalty', () => {
  it.each<[unknown, string]>([
    [penalty('keras', -1e-9), 'Expected `penalty.factor` to be a finite number ≥ 0, received -1e-9.'],
    [penalty('keras', Number.NaN), 'Expected `penalty.factor` to be a finite number ≥ 0, received NaN.'],
    [penalty('half', Infinity), 'Expected `penalty.factor` to be a finite number ≥ 0, received Infinity.'],
    [
      { ...penalty('keras'), layers: ['dense-1', 'dense-3'] },
      'Expected `penalty.layers[1]` to be one of: dense-1, dense-2, received "dense-3".',
    ],
    [
      { ...penalty('keras'), layers: ['dense-2', 'dense-2'] },
      'Expected `penalty.layers[1]` to be a layer not named before, received "dense-2".',
    ],
    [
      { ...penalty('keras'), convention: 'l2' },
      'Expected `penalty.convention` to be one of: keras, half, gradient, decoupled, received "l2".',
    ],
  ])('refuses %j', (bad, message) => {
    // @ts-expect-error bad on purpose
    const check = () => checkPenalty(bad, network, DEFAULT_OPTIMIZERS.sgd);
    expect(check).toThrow(expect.objectContaining({ code: 'penalty-invalid', message }));
  });

  it.each<[Optimizer['kind'], PenaltyConvention, string]>([
    ['adamw', 'keras', 'use adam'],
    ['adamw', 'gradient', 'use adam'],
    ['adam', 'decoupled', 'use adamw'],
  ])('refuses %s with %s', (kind, convention, cure) => {
    const check = () => checkPenalty(penalty(convention), network, DEFAULT_OPTIMIZERS[kind]);
    expect(check).toThrow(expect.objectContaining({ code: 'penalty-convention' }));
    expect(check).toThrow(cure);
  });

  it.each<[Optimizer['kind'], PenaltyConvention]>([
    ['sgd', 'decoupled'],
    ['momentum', 'decoupled'],
    ['adam', 'gradient'],
    ['adamw', 'decoupled'],
  ])('allows %s with %s', (kind, convention) => {
    expect(() => checkPenalty(penalty(convention, 0), network, DEFAULT_OPTIMIZERS[kind])).not.toThrow();
    expect(() => checkPenalty({ ...penalty(convention), layers: [] }, network, DEFAULT_OPTIMIZERS[kind])).not.toThrow();
  });
});
