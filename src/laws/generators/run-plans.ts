import fc from 'fast-check';
import type { Optimizer, Penalty } from '../../network/network.ts';
import type { TrainerTraits } from '../trainer.ts';
import type { RunPlan } from '../training-run.ts';
import { seeds } from './seeds.ts';

/** A range of integers, both ends included. */
export type Range = readonly [minimum: number, maximum: number];

/** What a law narrows its runs to; what is left out is small. */
export interface RunPlanOptions {
  /** Default 1 to 6. */
  readonly inputs?: Range;
  /** Number of hidden layers. Default 0 to 2. */
  readonly layers?: Range;
  /** Units of a hidden layer. Default 1 to 4. */
  readonly units?: Range;
  /** Default 2 to 4. */
  readonly classes?: Range;
  /** Default 1 to 8. */
  readonly examples?: Range;
  /** Default 1 to 4; never more than there are examples. */
  readonly batchSize?: Range;
  /** All examples are one batch, so that an epoch is a step. */
  readonly isOneBatch?: boolean;
  /** Default 1 to 3. */
  readonly epochs?: Range;
  /** Default 0.1, 0.5 and 0.01. */
  readonly learningRates?: readonly number[];
  /** Default those of the trainer, or plain SGD. */
  readonly optimizers?: readonly Optimizer[];
  /** Default no penalty. */
  readonly penalties?: fc.Arbitrary<Penalty>;
  /** Default {@link seeds}. */
  readonly seed?: fc.Arbitrary<number>;
}

/** No weight decay. */
export const NO_PENALTY: Penalty = { convention: 'keras', factor: 0, layers: [] };

/** Small runs that a trainer of these traits can do; they shrink to fewer layers, units, steps and examples. */
export function runPlans(traits: TrainerTraits = {}, options: RunPlanOptions = {}): fc.Arbitrary<RunPlan> {
  const { inputs = [1, 6], layers = [0, 2], units = [1, 4], classes = [2, 4] } = options;
  const { examples = [1, 8], batchSize = [1, 4], epochs = [1, 3], learningRates = [0.1, 0.5, 0.01] } = options;
  const {
    isOneBatch = false,
    optimizers = traits.optimizers ?? [{ kind: 'sgd' }],
    penalties = fc.constant(NO_PENALTY),
  } = options;
  const hidden = fc.array(within(units), { minLength: layers[0], maxLength: layers[1] });
  return fc
    .record({
      hidden: traits.hidden === undefined ? hidden : fc.constant(traits.hidden),
      epochs: within(epochs),
      examples: within(examples),
      batchSize: within(batchSize),
      inputs: traits.inputs === undefined ? within(inputs) : fc.constant(traits.inputs),
      classes: traits.classes === undefined ? within(classes) : fc.constant(traits.classes),
      activation: fc.constantFrom(...(traits.activations ?? ['relu' as const])),
      optimizer: fc.constantFrom(...optimizers),
      learningRate: fc.constantFrom(...learningRates),
      penalty: penalties,
      seed: options.seed ?? seeds(),
      dataSeed: seeds(),
    })
    .map(({ batchSize: drawn, ...plan }) =>
      Object.assign(plan, { batchSize: isOneBatch ? plan.examples : Math.min(drawn, plan.examples) }),
    );
}

function within([min, max]: Range): fc.Arbitrary<number> {
  return fc.integer({ min, max });
}
