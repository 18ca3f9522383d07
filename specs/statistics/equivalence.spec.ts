import { expect, it } from 'vitest';
import { testEquivalence } from '../../src/statistics/equivalence.ts';

const known = { estimate: 0.001, standardError: 0, degrees: 4 };

it('takes an estimate without error at its word', () => {
  expect(testEquivalence(known, { margin: 0.002 })).toMatchObject({ p: 0, isEquivalent: true });
  expect(testEquivalence(known, { margin: 0.0005 })).toMatchObject({ p: 1, isEquivalent: false });
});

it('never finds the same at the margin itself', () => {
  expect(testEquivalence(known, { margin: 0.001 })).toMatchObject({ p: 0.5, isEquivalent: false });
});

it('never finds the same where p is the significance itself', () => {
  const measured = { estimate: 0.001, standardError: 0.001, degrees: 4 };
  const { p } = testEquivalence(measured, { margin: 0.003 });
  expect(testEquivalence(measured, { margin: 0.003, significance: p }).isEquivalent).toBe(false);
  expect(testEquivalence(measured, { margin: 0.003, significance: p * 1.001 }).isEquivalent).toBe(true);
});

it.each([0, -0.001, Number.NaN, Infinity])('refuses the margin %s', (margin) => {
  expect(() => testEquivalence(known, { margin })).toThrow(
    expect.objectContaining({
      code: 'margin-invalid',
      message: `Expected \`margin\` to be a finite number > 0, received ${margin}.`,
    }),
  );
});

it.each([0, 0.5, 5, Number.NaN])('refuses the significance %s', (significance) => {
  expect(() => testEquivalence(known, { margin: 1, significance })).toThrow(
    expect.objectContaining({
      code: 'significance-invalid',
      message: `Expected \`significance\` to be a number > 0 and < 0.5, received ${significance}.`,
    }),
  );
});
