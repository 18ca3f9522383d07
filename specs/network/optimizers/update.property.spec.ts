import fc from 'fast-check';
import { all, create } from 'mathjs';
import { expect, it } from 'vitest';
import type { Optimizer } from '../../../src/network/network.ts';
import { adamCorrections } from '../../../src/network/optimizers/corrections.ts';
import { slotNames } from '../../../src/network/optimizers/slots.ts';
import { updateWeight } from '../../../src/network/optimizers/update.ts';
import { expectDefectCaught, expectLaw } from '../../support/laws.ts';
import { reals } from '../arbitraries.ts';

type UpdateWeight = typeof updateWeight;

const math = create(all, { number: 'BigNumber', precision: 64 });

// Two steps written out by hand: w, first d1, then d2; s1 and s2 are the accumulators before the first step.
const SECOND_MEAN_SQUARE = 'rho^2*s1 + rho*(1-rho)*d1^2 + (1-rho)*d2^2';
const ADAM = `k*(k*w - r*((b1*s1 + (1-b1)*d1)/(1-b1)) / (sqrt((b2*s2 + (1-b2)*d1^2)/(1-b2)) + e))
  - r*((b1^2*s1 + b1*(1-b1)*d1 + (1-b1)*d2)/(1-b1^2)) / (sqrt((b2^2*s2 + b2*(1-b2)*d1^2 + (1-b2)*d2^2)/(1-b2^2)) + e)`;
const CLOSED_FORMS: Readonly<Record<Optimizer['kind'], string>> = {
  sgd: 'k^2*w - k*r*d1 - r*d2',
  momentum: 'k^2*w - k*r*(mu*s1 + d1) - r*(mu^2*s1 + mu*d1 + d2)',
  nesterov: 'k^2*w - k*r*((1 + mu)*d1 + mu^2*s1) - r*(mu^3*s1 + mu^2*d1 + (1 + mu)*d2)',
  rmsprop: `k*(k*w - r*d1/(sqrt(rho*s1 + (1-rho)*d1^2) + e)) - r*d2/(sqrt(${SECOND_MEAN_SQUARE}) + e)`,
  adam: ADAM,
  adamw: ADAM,
};
const compiled = new Map(
  Object.entries(CLOSED_FORMS).map(([kind, text]) => [kind, math.compile(text.replaceAll('\n', ' '))] as const),
);

const share = reals(0.01, 0.99);
const epsilon = reals(1e-3, 0.1);
const gradients = reals(0.01, 4).chain((size) => fc.constantFrom(size, -size));
const optimizers = fc.oneof<fc.Arbitrary<Optimizer>[]>(
  fc.constant({ kind: 'sgd' }),
  fc.record({ kind: fc.constant('momentum'), momentum: share }),
  fc.record({ kind: fc.constant('nesterov'), momentum: share }),
  fc.record({ kind: fc.constant('rmsprop'), decay: share, epsilon }),
  fc.record({ kind: fc.constantFrom('adam', 'adamw'), beta1: share, beta2: share, epsilon }),
);
const cases = fc.record({
  optimizer: optimizers,
  weight: reals(-2, 2),
  gradients: fc.tuple(gradients, gradients),
  slots: fc.tuple(gradients, share),
  learningRate: reals(0.01, 1),
  keep: fc.oneof(fc.constant(1), share),
});

const equalsItsClosedForm = (update: UpdateWeight) =>
  fc.property(cases, ({ optimizer, weight, gradients: [d1, d2], slots: [s1, s2], learningRate, keep }) => {
    const own = [optimizer.kind === 'rmsprop' ? Math.abs(s1) : s1, s2].slice(0, slotNames(optimizer).length);
    const first = update(
      optimizer,
      { weight, gradient: d1, slots: own, learningRate, keep },
      adamCorrections(1, optimizer),
    );
    expect(first.slots).toHaveLength(own.length);
    const second = update(optimizer, { ...first, gradient: d2, learningRate, keep }, adamCorrections(2, optimizer));
    const scope = symbols({
      w: weight,
      d1,
      d2,
      r: learningRate,
      k: keep,
      s1: own[0],
      s2: own[1],
      ...constants(optimizer),
    });
    const expected = math.number(compiled.get(optimizer.kind)?.evaluate(scope));
    expect(Math.abs(second.weight - expected)).toBeLessThan(1e-11 * (1 + Math.abs(expected)));
  });

function constants(optimizer: Optimizer): Record<string, number> {
  if (optimizer.kind === 'sgd') return {};
  if (optimizer.kind === 'rmsprop') return { rho: optimizer.decay, e: optimizer.epsilon };
  if ('momentum' in optimizer) return { mu: optimizer.momentum };
  return { b1: optimizer.beta1, b2: optimizer.beta2, e: optimizer.epsilon };
}

function symbols(values: Record<string, number | undefined>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, math.bignumber(value ?? 0)]));
}

/** A defect in the rule of one kind of optimizer. */
const defect =
  (kinds: readonly Optimizer['kind'][], faulty: UpdateWeight): UpdateWeight =>
  (optimizer, step, corrections) =>
    kinds.includes(optimizer.kind) ? faulty(optimizer, step, corrections) : updateWeight(optimizer, step, corrections);

const DEFECTS: Record<string, UpdateWeight> = {
  'keep forgotten': (optimizer, step, corrections) => updateWeight(optimizer, { ...step, keep: 1 }, corrections),
  'decay applied to the update too': (optimizer, step, corrections) =>
    updateWeight(optimizer, { ...step, learningRate: step.keep * step.learningRate }, corrections),
  'ascent instead of descent': (optimizer, step, corrections) =>
    updateWeight(optimizer, { ...step, learningRate: -step.learningRate }, corrections),
  'accumulators never kept': (optimizer, step, corrections) => ({
    ...updateWeight(optimizer, step, corrections),
    slots: step.slots,
  }),
  'momentum dampened by 1 − μ': defect(['momentum'], (optimizer, step, corrections) =>
    'momentum' in optimizer
      ? updateWeight(optimizer, { ...step, gradient: (1 - optimizer.momentum) * step.gradient }, corrections)
      : updateWeight(optimizer, step, corrections),
  ),
  'nesterov without the look ahead': defect(['nesterov'], (optimizer, step, corrections) =>
    updateWeight('momentum' in optimizer ? { ...optimizer, kind: 'momentum' } : optimizer, step, corrections),
  ),
  'nesterov with the old velocity': defect(['nesterov'], (optimizer, step, corrections) => {
    const after = updateWeight(optimizer, step, corrections);
    if (!('momentum' in optimizer)) return after;
    const look = step.gradient + optimizer.momentum * step.slots[0];
    return { ...after, weight: step.keep * step.weight - step.learningRate * look };
  }),
  'epsilon inside the root': defect(['rmsprop'], (optimizer, step, corrections) => {
    const after = updateWeight(optimizer, step, corrections);
    if (optimizer.kind !== 'rmsprop') return after;
    const root = Math.sqrt(after.slots[0] + optimizer.epsilon);
    return { ...after, weight: step.keep * step.weight - (step.learningRate * step.gradient) / root };
  }),
  'epsilon before the correction (Keras)': defect(['adam', 'adamw'], (optimizer, step, corrections) =>
    'epsilon' in optimizer
      ? updateWeight({ ...optimizer, epsilon: optimizer.epsilon / Math.sqrt(corrections.second) }, step, corrections)
      : updateWeight(optimizer, step, corrections),
  ),
  'no bias correction': defect(['adam', 'adamw'], (optimizer, step) =>
    updateWeight(optimizer, step, { first: 1, second: 1 }),
  ),
  'betas exchanged': defect(['adam', 'adamw'], (optimizer, step, corrections) =>
    'beta1' in optimizer
      ? updateWeight({ ...optimizer, beta1: optimizer.beta2, beta2: optimizer.beta1 }, step, corrections)
      : updateWeight(optimizer, step, corrections),
  ),
};

it('always equals its closed form over two steps', () => {
  expectLaw(equalsItsClosedForm(updateWeight), { numRuns: 300 });
});

it.each(Object.keys(DEFECTS))('always catches: %s', (name) => {
  expectDefectCaught(equalsItsClosedForm(DEFECTS[name]), { numRuns: 300 });
});

// Any accumulator of an idle weight is gone after 60 steps from here, since 1e-28 · 0.9⁶⁰ < 1e-30 and 1e-34 · 0.9⁶⁰ < 1e-36.
const idle = fc.record({
  optimizer: fc.constantFrom<Optimizer[]>(
    { kind: 'momentum', momentum: 0.9 },
    { kind: 'nesterov', momentum: 0.9 },
    { kind: 'rmsprop', decay: 0.9, epsilon: 1e-7 },
    { kind: 'adam', beta1: 0.9, beta2: 0.9, epsilon: 1e-8 },
    { kind: 'adamw', beta1: 0.9, beta2: 0.9, epsilon: 1e-8 },
  ),
  share: reals(1e-3, 1),
});

const isSquare = (name: string) => name === 'mean-square' || name === 'second-moment';

const bringsIdleAccumulatorsToZero = (update: UpdateWeight) =>
  fc.property(idle, ({ optimizer, share: size }) => {
    let slots: readonly number[] = slotNames(optimizer).map((name) => size * (isSquare(name) ? 1e-34 : -1e-28));
    for (let step = 1; step <= 60; step++) {
      const before = { weight: 1, gradient: 0, slots, learningRate: 0.1, keep: 1 };
      ({ slots } = update(optimizer, before, adamCorrections(step, optimizer)));
      for (const slot of slots) expect(slot === 0 || Math.abs(slot) >= 1e-36).toBe(true);
    }
    expect(slots.every((slot) => Object.is(slot, 0))).toBe(true);
  });

/** The rule on accumulators so large that the flush never sees them. */
const unflushed: UpdateWeight = (optimizer, step, corrections) => {
  const scale = 1e60;
  const after = updateWeight(optimizer, { ...step, slots: step.slots.map((slot) => slot * scale) }, corrections);
  return { ...after, slots: after.slots.map((slot) => slot / scale) };
};

it('always brings the accumulators of an idle weight to +0, never into denormals', () => {
  expectLaw(bringsIdleAccumulatorsToZero(updateWeight));
  expectDefectCaught(bringsIdleAccumulatorsToZero(unflushed));
});
