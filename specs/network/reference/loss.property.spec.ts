import fc from 'fast-check';
import { expect, it } from 'vitest';
import { crossEntropy } from '../../../src/network/loss/cross-entropy.ts';
import { PENALTY_CONVENTIONS, type Penalty } from '../../../src/network/network.ts';
import { penaltyTerms } from '../../../src/network/penalty.ts';
import { forward } from '../../../src/network/reference/forward.ts';
import { batchLoss, penaltyLoss } from '../../../src/network/reference/loss.ts';
import type { ReferenceModel } from '../../../src/network/reference/model.ts';
import { expectDefectCaught, expectLaw } from '../../support/laws.ts';
import { modelCases, reals } from '../arbitraries.ts';

type PenaltyLoss = typeof penaltyLoss;
type BatchLoss = typeof batchLoss;

const everyConvention = fc.constantFrom(...PENALTY_CONVENTIONS);
const withLayers = (model: ReferenceModel, layers: readonly string[]): ReferenceModel => ({
  ...model,
  penalty: { ...model.penalty, layers },
});
const expectClose = (actual: number, expected: number) =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-13 * (1 + Math.abs(expected)));

const sumOfSquares = (tensors: readonly Float64Array[]) =>
  tensors.reduce((sum, values) => values.reduce((inner, value) => inner + value * value, sum), 0);

const addsUpOverLayers = (penalty: PenaltyLoss) =>
  fc.property(modelCases(everyConvention), ({ model }) => {
    const parts = model.penalty.layers.map((layer) => penalty(withLayers(model, [layer])));
    expectClose(
      penalty(model),
      parts.reduce((sum, part) => sum + part, 0),
    );
    expect(penalty(withLayers(model, []))).toBe(0);
  });

const isQuadraticInTheWeights = (penalty: PenaltyLoss) =>
  fc.property(modelCases(everyConvention), reals(-3, 3), ({ model }, scale) => {
    const parameters = model.parameters.map((values) => values.map((value) => scale * value));
    expectClose(penalty({ ...model, parameters }), scale * scale * penalty(model));
  });

const isBlindToBiasesAndOtherLayers = (penalty: PenaltyLoss) =>
  fc.property(modelCases(everyConvention), reals(-3, 3), ({ model }, value) => {
    const parameters = model.parameters.map((values, parameter) => {
      const isPenalised = model.penalty.layers.includes(model.network.layers[Math.floor(parameter / 2)].name);
      return parameter % 2 === 1 || !isPenalised ? values.map(() => value) : values;
    });
    expect(penalty({ ...model, parameters })).toBe(penalty(model));
  });

const isLinearInTheFactor = (penalty: PenaltyLoss) =>
  fc.property(modelCases(everyConvention), ({ model }) => {
    const doubled: Penalty = { ...model.penalty, factor: 2 * model.penalty.factor };
    expectClose(penalty({ ...model, penalty: doubled }), 2 * penalty(model));
  });

const addsItsFactorTimesTheSquaresOfTheKernels = (loss: BatchLoss) =>
  fc.property(modelCases(everyConvention), ({ model, batch }) => {
    const { convention, factor, layers } = model.penalty;
    const kernels = model.parameters.filter(
      (_, parameter) => parameter % 2 === 0 && layers.includes(model.network.layers[parameter / 2].name),
    );
    const share = { keras: 1, half: 0.5, gradient: 0.5, decoupled: 0 }[convention];
    expectClose(loss(model, batch) - loss(withLayers(model, []), batch), share * factor * sumOfSquares(kernels));
  });

const isTheMeanOverExamples = (loss: BatchLoss) =>
  fc.property(modelCases(), ({ model, batch }) => {
    const plain = withLayers(model, []);
    const { logits } = forward(plain, batch.inputs);
    const labels = Array.from(batch.labels);
    const classes = logits.length / labels.length;
    const losses = labels.map((label, row) => crossEntropy(logits.subarray(row * classes, (row + 1) * classes), label));
    expectClose(loss(plain, batch), losses.reduce((sum, value) => sum + value, 0) / losses.length);
    const twice = { inputs: Float64Array.of(...batch.inputs, ...batch.inputs), labels: [...labels, ...labels] };
    expectClose(loss(model, twice), loss(model, batch));
  });

const withBiases: PenaltyLoss = ({ network, penalty, parameters }) =>
  penaltyTerms(penalty).lossFactor *
  network.layers.reduce(
    (sum, { name }, layer) =>
      penalty.layers.includes(name) ? sum + sumOfSquares(parameters.slice(2 * layer, 2 * layer + 2)) : sum,
    0,
  );
const everyLayer: PenaltyLoss = (model) =>
  penaltyLoss(
    withLayers(
      model,
      model.network.layers.map(({ name }) => name),
    ),
  );
const squareOfTheSum: PenaltyLoss = ({ network, penalty, parameters }) => {
  const sum = network.layers.reduce(
    (total, { name }, layer) =>
      penalty.layers.includes(name) ? parameters[2 * layer].reduce((inner, value) => inner + value, total) : total,
    0,
  );
  return penaltyTerms(penalty).lossFactor * sum ** 2;
};
const absoluteValues: PenaltyLoss = ({ penalty, parameters }) =>
  penaltyTerms(penalty).lossFactor * parameters[0].reduce((sum, value) => sum + Math.abs(value), 0);
const squaredFactor: PenaltyLoss = (model) => penaltyLoss(model) * model.penalty.factor;

it('always adds up over the layers', () => {
  expectLaw(addsUpOverLayers(penaltyLoss));
  expectDefectCaught(addsUpOverLayers(squareOfTheSum));
  expectDefectCaught(addsUpOverLayers(everyLayer));
});

it('always grows with the square of the weights', () => {
  expectLaw(isQuadraticInTheWeights(penaltyLoss));
  expectDefectCaught(isQuadraticInTheWeights(absoluteValues));
});

it('never sees biases and layers that it does not name', () => {
  expectLaw(isBlindToBiasesAndOtherLayers(penaltyLoss));
  expectDefectCaught(isBlindToBiasesAndOtherLayers(withBiases));
  expectDefectCaught(isBlindToBiasesAndOtherLayers(everyLayer));
});

it('always is linear in the factor', () => {
  expectLaw(isLinearInTheFactor(penaltyLoss));
  expectDefectCaught(isLinearInTheFactor(squaredFactor));
});

/** Keras' `activity_regularizer` where `kernel_regularizer` was meant. */
const activityPenalty: BatchLoss = (model, batch) => {
  const { layerInputs, logits } = forward(model, batch.inputs);
  const outputs = [...layerInputs.slice(1), logits];
  const penalised = outputs.filter((_, layer) => model.penalty.layers.includes(model.network.layers[layer].name));
  return batchLoss(withLayers(model, []), batch) + penaltyTerms(model.penalty).lossFactor * sumOfSquares(penalised);
};
const doubledFactor: BatchLoss = (model, batch) => batchLoss(model, batch) + penaltyLoss(model);
const penaltyWithBiases: BatchLoss = (model, batch) => batchLoss(withLayers(model, []), batch) + withBiases(model);
const withoutPenalty: BatchLoss = (model, batch) => batchLoss(withLayers(model, []), batch);
const penaltyForEachExample: BatchLoss = (model, batch) =>
  batchLoss(model, batch) + (batch.labels.length - 1) * penaltyLoss(model);

it('always adds the squares of the kernels, once, by the factor of the convention', () => {
  expectLaw(addsItsFactorTimesTheSquaresOfTheKernels(batchLoss));
  for (const defect of [activityPenalty, doubledFactor, penaltyWithBiases, withoutPenalty, penaltyForEachExample]) {
    expectDefectCaught(addsItsFactorTimesTheSquaresOfTheKernels(defect));
  }
});

const classesOf = (model: ReferenceModel) => model.network.layers.at(-1)?.units ?? 1;
const sumOverExamples: BatchLoss = (model, batch) => batch.labels.length * batchLoss(model, batch);
const meanOverClasses: BatchLoss = (model, batch) => (batch.labels.length * batchLoss(model, batch)) / classesOf(model);

it('always is the mean over the examples', () => {
  expectLaw(isTheMeanOverExamples(batchLoss));
  expectDefectCaught(isTheMeanOverExamples(sumOverExamples));
  expectDefectCaught(isTheMeanOverExamples(meanOverClasses));
});
