import { describe, expect, it } from 'vitest';
import { crossEntropy, softmax } from '../../../src/network/loss/cross-entropy.ts';

describe('crossEntropy', () => {
  it('is ln 10 for ten equal logits', () => {
    expect(crossEntropy(new Float32Array(10), 3)).toBe(Math.LN10);
  });

  it('stays finite where exp does not', () => {
    expect(crossEntropy([1e4, -1e4], 0)).toBe(0);
    expect(crossEntropy([1e4, -1e4], 1)).toBe(2e4);
  });

  it('is NaN for a logit that is NaN, wherever it stands', () => {
    expect(crossEntropy([1, Number.NaN], 0)).toBeNaN();
    expect(crossEntropy([Number.NaN, 1], 1)).toBeNaN();
  });

  it.each([-1, 2, 0.5, Number.NaN])('refuses the label %s', (label) => {
    expect(() => crossEntropy([0, 0], label)).toThrow(
      expect.objectContaining({
        code: 'label-invalid',
        message: `Expected \`label\` to be an integer from 0 to 1, received ${label}.`,
      }),
    );
  });
});

describe('softmax', () => {
  it('gives probabilities', () => {
    expect([...softmax([0, Math.log(3)])].map((value) => value.toFixed(15))).toEqual([
      '0.250000000000000',
      '0.750000000000000',
    ]);
    expect([...softmax([1e4, -1e4])]).toEqual([1, 0]);
  });
});
