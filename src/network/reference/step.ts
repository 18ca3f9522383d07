import type { Optimizer } from '../network.ts';
import { adamCorrections } from '../optimizers/corrections.ts';
import { slotNames } from '../optimizers/slots.ts';
import { updateWeight } from '../optimizers/update.ts';
import { penaltyTerms } from '../penalty.ts';
import { batchGradient } from './gradient.ts';
import type { ReferenceBatch, ReferenceModel } from './model.ts';

/** A model in training. */
export interface ReferenceTraining extends ReferenceModel {
  readonly optimizer: Optimizer;
  /** Accumulators of each parameter in turn, as in `TrainingState`. */
  readonly slots: readonly Float64Array[];
}

/** One step's data and place in the run. */
export interface ReferenceStepInput {
  readonly batch: ReferenceBatch;
  /** 1 for the first step. */
  readonly step: number;
  /** η. */
  readonly learningRate: number;
}

/** The model after one optimizer step; the one given stays as it is. */
export function referenceStep(training: ReferenceTraining, input: ReferenceStepInput): ReferenceTraining {
  const { optimizer, network, penalty, parameters, slots } = training;
  const { learningRate } = input;
  const gradients = batchGradient(training, input.batch);
  const corrections = adamCorrections(input.step, optimizer);
  const slotCount = slotNames(optimizer).length;
  const updated = {
    parameters: parameters.map((values) => values.slice()),
    slots: slots.map((values) => values.slice()),
  };
  for (const [parameter, values] of parameters.entries()) {
    const isPenalised = parameter % 2 === 0 && penalty.layers.includes(network.layers[parameter / 2].name);
    const keep = isPenalised ? 1 - learningRate * penaltyTerms(penalty).decayFactor : 1;
    const own = updated.slots.slice(parameter * slotCount, (parameter + 1) * slotCount);
    for (const [index, weight] of values.entries()) {
      const gradient = gradients[parameter][index];
      const before = { weight, gradient, slots: own.map((slot) => slot[index]), learningRate, keep };
      const after = updateWeight(optimizer, before, corrections);
      updated.parameters[parameter][index] = after.weight;
      for (const [slot, target] of own.entries()) target[index] = after.slots[slot];
    }
  }
  return { ...training, ...updated };
}
