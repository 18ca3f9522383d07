import { describe, expect, it } from 'vitest';
import { optimizerConstants, stepConstants } from '../../src/engine/constants.ts';

const { fround } = Math;
const time = { step: 3, learningRate: 0.1 };

describe('the constants of a step', () => {
  it('round the penalty of a coupled convention once', () => {
    const constants = stepConstants({ convention: 'keras', factor: 0.0003, layers: [] }, 0.1);
    expect(constants.penalised).toEqual({ factor: fround(0.0006), keep: 1, rate: fround(0.1) });
    expect(constants.free).toEqual({ factor: 0, keep: 1, rate: fround(0.1) });
  });

  it('round 1 − ηλ once for decoupled decay', () => {
    const constants = stepConstants({ convention: 'decoupled', factor: 0.3, layers: [] }, 0.1);
    expect(constants.penalised).toEqual({ factor: 0, keep: fround(1 - 0.1 * 0.3), rate: fround(0.1) });
  });

  it('take 1 − ρ in float64 before rounding', () => {
    expect(optimizerConstants({ kind: 'rmsprop', decay: 0.9, epsilon: 1e-7 }, time)).toEqual({
      kind: 'rmsprop',
      decay: fround(0.9),
      complement: fround(1 - 0.9),
      epsilon: fround(1e-7),
    });
  });

  it('correct Adam by powers in float64', () => {
    const constants = optimizerConstants({ kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }, time);
    expect(constants).toMatchObject({
      complement2: fround(1 - 0.999),
      correctedRate: fround(0.1 / (1 - 0.9 * 0.9 * 0.9)),
      scale: fround(1 / Math.sqrt(1 - 0.999 * 0.999 * 0.999)),
    });
  });
});
