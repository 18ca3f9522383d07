import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PENALTY_CONVENTIONS, type Optimizer, type Penalty } from '../../src/network/network.ts';
import { DEFAULT_OPTIMIZERS } from '../../src/network/optimizers/defaults.ts';
import { slotNames } from '../../src/network/optimizers/slots.ts';
import { translatePenalty } from '../../src/network/penalty.ts';
import { referenceStep, type ReferenceTraining } from '../../src/network/reference/step.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';
import { coupledConventions, flatten, maxDistance, type ModelCase, modelCases } from './arbitraries.ts';

type TranslatePenalty = typeof translatePenalty;

const conventions = fc.constantFrom(...PENALTY_CONVENTIONS);
const learningRate = 0.1;

/** Parameters after `steps` real optimizer steps on one batch. */
function train(optimizer: Optimizer, { model, batch }: ModelCase, steps: number): number[] {
  const slots = model.parameters.flatMap((values) => slotNames(optimizer).map(() => new Float64Array(values.length)));
  let training: ReferenceTraining = { ...model, optimizer, slots };
  for (let step = 1; step <= steps; step++) training = referenceStep(training, { batch, step, learningRate });
  return flatten(training);
}

const withPenalty = ({ model, batch }: ModelCase, penalty: Penalty): ModelCase => ({
  model: { ...model, penalty },
  batch,
});

const takesTheSameSteps = (translate: TranslatePenalty, optimizer: Optimizer) =>
  fc.property(
    modelCases(optimizer.kind === 'sgd' ? conventions : coupledConventions),
    optimizer.kind === 'sgd' ? conventions : coupledConventions,
    fc.integer({ min: 1, max: 3 }),
    (given, to, steps) => {
      const translated = withPenalty(given, translate(given.model.penalty, to, optimizer));
      expect(translated.model.penalty.convention).toBe(to);
      expect(maxDistance(train(optimizer, given, steps), train(optimizer, translated, steps))).toBeLessThan(1e-11);
    },
  );

const factorAsItIs: TranslatePenalty = (penalty, to) => ({ ...penalty, convention: to });
const doubled: TranslatePenalty = (penalty, to, optimizer) => {
  const translated = translatePenalty(penalty, to, optimizer);
  return { ...translated, factor: 2 * translated.factor };
};
const timesLearningRate: TranslatePenalty = (penalty, to, optimizer) => {
  const translated = translatePenalty(penalty, to, optimizer);
  return to === 'decoupled' ? { ...translated, factor: learningRate * translated.factor } : translated;
};
const everyLayer: TranslatePenalty = (penalty, to, optimizer) => ({
  ...translatePenalty(penalty, to, optimizer),
  layers: ['dense-1', 'dense-2', 'dense-3'],
});

// Far from 0, where the root in Adam and RMSProp would make much of a rounding.
const kinds = ['sgd', 'momentum', 'nesterov', 'rmsprop', 'adam'] as const;
const steady = (kind: (typeof kinds)[number]): Optimizer => {
  const optimizer: Optimizer = DEFAULT_OPTIMIZERS[kind];
  return 'epsilon' in optimizer ? { ...optimizer, epsilon: 0.1 } : optimizer;
};

it.each(kinds)('always takes the same steps of %s in every convention that it can be translated to', (kind) => {
  expectLaw(takesTheSameSteps(translatePenalty, steady(kind)));
  expectDefectCaught(takesTheSameSteps(factorAsItIs, steady(kind)));
  expectDefectCaught(takesTheSameSteps(doubled, steady(kind)));
  expectDefectCaught(takesTheSameSteps(everyLayer, steady(kind)));
});

it('never scales a decoupled factor by the learning rate', () => {
  expectDefectCaught(takesTheSameSteps(timesLearningRate, DEFAULT_OPTIMIZERS.sgd));
});

const wholePenalty = (penalty: Penalty, model: ModelCase['model']): Penalty => ({
  ...penalty,
  layers: model.network.layers.map((layer) => layer.name),
});

const partsAfterTwoSteps = (coupled: Optimizer, decoupled: Optimizer) =>
  fc.property(modelCases(fc.constant('decoupled')), (given) => {
    const penalty = wholePenalty(given.model.penalty, given.model);
    const translated = translatePenalty(penalty, 'gradient', DEFAULT_OPTIMIZERS.sgd);
    const inGradient = train(coupled, withPenalty(given, translated), 2);
    const asDecay = train(decoupled, withPenalty(given, penalty), 2);
    expect(maxDistance(inGradient, asDecay)).toBeGreaterThan(1e-6);
  });

it('never lets decoupled decay stand for a gradient under momentum or Adam', () => {
  const { sgd, momentum, nesterov, adam, adamw } = DEFAULT_OPTIMIZERS;
  expectLaw(partsAfterTwoSteps(momentum, momentum));
  expectLaw(partsAfterTwoSteps(nesterov, nesterov));
  expectLaw(partsAfterTwoSteps(adam, adamw));
  expectDefectCaught(partsAfterTwoSteps(sgd, sgd));
});
