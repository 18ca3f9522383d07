import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PENALTY_CONVENTIONS } from '../../../src/network/network.ts';
import { DEFAULT_OPTIMIZERS } from '../../../src/network/optimizers/defaults.ts';
import { penaltyTerms } from '../../../src/network/penalty.ts';
import { batchGradient } from '../../../src/network/reference/gradient.ts';
import { referenceStep } from '../../../src/network/reference/step.ts';
import { expectDefectCaught, expectLaw } from '../../support/laws.ts';
import { flatten, maxDistance, modelCases, reals } from '../arbitraries.ts';

type Step = typeof referenceStep;

const everyConvention = fc.constantFrom(...PENALTY_CONVENTIONS);

const decaysAndDescends = (step: Step) =>
  fc.property(modelCases(everyConvention), reals(0.01, 1), ({ model, batch }, learningRate) => {
    const gradients = batchGradient(model, batch);
    const expected = model.parameters.map((values, parameter) => {
      const { name } = model.network.layers[Math.floor(parameter / 2)];
      const isDecayed = parameter % 2 === 0 && model.penalty.layers.includes(name);
      const decay = isDecayed ? learningRate * penaltyTerms(model.penalty).decayFactor : 0;
      return values.map((value, index) => value - decay * value - learningRate * gradients[parameter][index]);
    });
    const before = flatten(model);
    const after = step({ ...model, optimizer: DEFAULT_OPTIMIZERS.sgd, slots: [] }, { batch, step: 1, learningRate });
    expect(maxDistance(flatten(after), flatten({ ...model, parameters: expected }))).toBeLessThan(1e-14);
    expect(flatten(model), 'the model given changed').toEqual(before);
  });

const keepsEachAccumulatorByItsParameter = (step: Step) =>
  fc.property(modelCases(), ({ model, batch }) => {
    const optimizer = DEFAULT_OPTIMIZERS.adam;
    const slots = model.parameters.flatMap((values) => [values, values].map(() => new Float64Array(values.length)));
    const after = step({ ...model, optimizer, slots }, { batch, step: 1, learningRate: 0.1 });
    const expected = batchGradient(model, batch).flatMap((values) => [
      values.map((value) => (1 - optimizer.beta1) * value),
      values.map((value) => (1 - optimizer.beta2) * value * value),
    ]);
    expect(after.slots).toHaveLength(expected.length);
    expect(
      slots.every((values) => values.every((value) => value === 0)),
      'the accumulators given changed',
    ).toBe(true);
    for (const [index, values] of after.slots.entries())
      expect(maxDistance(values, expected[index])).toBeLessThan(1e-15);
  });

const twice: Step = (training, input) => referenceStep(referenceStep(training, input), input);
const inPlace: Step = (training, input) => {
  const after = referenceStep(training, input);
  for (const [parameter, values] of training.parameters.entries()) values.set(after.parameters[parameter]);
  return after;
};
const slotsInPlace: Step = (training, input) => {
  const after = referenceStep(training, input);
  for (const [index, values] of training.slots.entries()) values.set(after.slots[index]);
  return after;
};
const withoutDecay: Step = (training, input) => {
  const { penalty } = training;
  const after = referenceStep(
    { ...training, penalty: penalty.convention === 'decoupled' ? { ...penalty, factor: 0 } : penalty },
    input,
  );
  return { ...after, penalty };
};
const decayedBiases: Step = (training, input) => {
  const after = referenceStep(training, input);
  const keep = 1 - input.learningRate * penaltyTerms(training.penalty).decayFactor;
  const parameters = after.parameters.map((values, parameter) =>
    parameter % 2 === 1 ? values.map((value) => keep * value) : values,
  );
  return { ...after, parameters };
};
const slotsExchanged: Step = (training, input) => {
  const after = referenceStep(training, input);
  return { ...after, slots: after.slots.map((_, index) => after.slots[index % 2 === 0 ? index + 1 : index - 1]) };
};

it('always decays the named kernels and descends along the gradient, on copies', () => {
  expectLaw(decaysAndDescends(referenceStep));
  for (const defect of [twice, inPlace, withoutDecay, decayedBiases]) expectDefectCaught(decaysAndDescends(defect));
});

it('always keeps each accumulator by its parameter, on copies', () => {
  expectLaw(keepsEachAccumulatorByItsParameter(referenceStep));
  for (const defect of [slotsExchanged, slotsInPlace]) expectDefectCaught(keepsEachAccumulatorByItsParameter(defect));
});
