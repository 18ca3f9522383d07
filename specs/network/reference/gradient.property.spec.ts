import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openLossOracle } from '../../../src/network/loss/formula.ts';
import { penaltyTerms } from '../../../src/network/penalty.ts';
import { forward } from '../../../src/network/reference/forward.ts';
import { batchGradient, logitGradient } from '../../../src/network/reference/gradient.ts';
import { batchLoss } from '../../../src/network/reference/loss.ts';
import { expectDefectCaught, expectLaw } from '../../support/laws.ts';
import { flatten, maxDistance, modelCases, type ModelCase, reals } from '../arbitraries.ts';

type BatchGradient = typeof batchGradient;
type LogitGradient = typeof logitGradient;

const WIDTH = 1e-5;

function centralDifferences({ model, batch }: ModelCase): number[] {
  return model.parameters.flatMap((values, parameter) =>
    Array.from(values, (value, index) => {
      const lossAt = (moved: number) => {
        const parameters = model.parameters.with(parameter, values.with(index, moved));
        return batchLoss({ ...model, parameters }, batch);
      };
      return (lossAt(value + WIDTH) - lossAt(value - WIDTH)) / (2 * WIDTH);
    }),
  );
}

/** Whether a relu unit is so near to its kink that a difference could cross it. */
function isNearKink({ model, batch }: ModelCase): boolean {
  const { layerInputs } = forward(model, batch.inputs);
  return model.network.layers.some(({ activation, inputs, units }, layer) => {
    if (activation !== 'relu') return false;
    const [kernel, bias] = model.parameters.slice(2 * layer);
    const rows = layerInputs[layer].length / inputs;
    return Array.from({ length: rows * units }, (_, place) => {
      const [row, unit] = [Math.floor(place / units), place % units];
      const values = layerInputs[layer].subarray(row * inputs, (row + 1) * inputs);
      return values.reduce((sum, value, input) => sum + value * kernel[input * units + unit], bias[unit]);
    }).some((sum) => Math.abs(sum) < 1e-3);
  });
}

const agreesWithFiniteDifferences = (gradient: BatchGradient) =>
  fc.property(modelCases(), (given) => {
    fc.pre(!isNearKink(given));
    const computed = flatten({ ...given.model, parameters: gradient(given.model, given.batch) });
    expect(maxDistance(computed, centralDifferences(given))).toBeLessThan(1e-8);
  });

const scaled = (parameters: readonly Float64Array[], factor: number) =>
  parameters.map((values) => values.map((value) => factor * value));
const DEFECTS: Record<string, BatchGradient> = {
  'sum over the batch instead of its mean': (model, batch) => scaled(batchGradient(model, batch), batch.labels.length),
  'mean over the classes too': (model, batch) =>
    scaled(batchGradient(model, batch), 1 / (model.parameters.at(-1)?.length ?? 1)),
  'no gradient of the penalty': (model, batch) =>
    batchGradient({ ...model, penalty: { ...model.penalty, layers: [] } }, batch),
  'the factor of the loss instead of the gradient': (model, batch) =>
    batchGradient({ ...model, penalty: { ...model.penalty, factor: model.penalty.factor / 2 } }, batch),
  'penalised biases': (model, batch) => {
    const { gradientFactor } = penaltyTerms(model.penalty);
    return batchGradient(model, batch).map((values, parameter) =>
      parameter % 2 === 1 && model.penalty.layers.includes(model.network.layers[(parameter - 1) / 2].name)
        ? values.map((value, index) => value + gradientFactor * model.parameters[parameter][index])
        : values,
    );
  },
  'the penalty of every layer': (model, batch) => {
    const layers = model.network.layers.map((layer) => layer.name);
    return batchGradient({ ...model, penalty: { ...model.penalty, layers } }, batch);
  },
  'the slope of another activation': (model, batch) => {
    const { layerInputs } = forward(model, batch.inputs);
    const gradients = batchGradient(model, batch);
    const hidden = layerInputs[1];
    return hidden === undefined
      ? gradients
      : gradients.with(
          0,
          gradients[0].map((value) => value * (1 - hidden[0] ** 2)),
        );
  },
  'no gradient of the biases': (model, batch) =>
    batchGradient(model, batch).map((values, parameter) => (parameter % 2 === 1 ? values.map(() => 0) : values)),
  'weights of the first row only': (model, batch) =>
    batchGradient(model, {
      inputs: batch.inputs.slice(0, model.network.inputs),
      labels: Array.from(batch.labels).slice(0, 1),
    }),
};

it('always agrees with central differences of the loss', () => {
  expectLaw(agreesWithFiniteDifferences(batchGradient), { numRuns: 300 });
});

it.each(Object.keys(DEFECTS))('always catches: %s', (name) => {
  expectDefectCaught(agreesWithFiniteDifferences(DEFECTS[name]), { numRuns: 300 });
});

const oracle = openLossOracle(3);
const logitRows = fc.array(fc.tuple(fc.tuple(reals(-8, 8), reals(-8, 8), reals(-8, 8)), fc.nat(2)), {
  minLength: 1,
  maxLength: 3,
});

const agreesWithTheDerivativeOfTheFormula = (gradient: LogitGradient) =>
  fc.property(logitRows, (rows) => {
    const computed = gradient(
      Float64Array.from(rows.flatMap(([logits]) => logits)),
      rows.map(([, label]) => label),
    );
    const expected = rows.flatMap(([logits, label]) =>
      oracle.gradient(logits, label).map((value) => value / rows.length),
    );
    expect(maxDistance(computed, expected)).toBeLessThan(4 * 2 ** -52);
  });

const few = { numRuns: 12 };
// Shrinking would evaluate the derivative in 64 digits again and again.
const once = { ...few, endOnFailure: true };

it('always agrees at the logits with the symbolic derivative of the formula', () => {
  expectLaw(agreesWithTheDerivativeOfTheFormula(logitGradient), few);
  expectDefectCaught(
    agreesWithTheDerivativeOfTheFormula((logits) => logits.map(() => 0)),
    once,
  );
  for (const factor of [-1, 1 / 3, 2]) {
    const scaledBy: LogitGradient = (logits, labels) => logitGradient(logits, labels).map((value) => factor * value);
    expectDefectCaught(agreesWithTheDerivativeOfTheFormula(scaledBy), once);
  }
});
