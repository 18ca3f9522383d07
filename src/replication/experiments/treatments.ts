import { buildNetwork } from '../../network/architecture.ts';
import type { Activation, Network } from '../../network/network.ts';
import type { Treatment, TreatmentConfig } from '../experiment.ts';

/** Learning by plain SGD at 0.1 in batches of 128 with the test set as validation, as the assignment's notebook has it. */
const notebookLearning = {
  optimizer: { kind: 'sgd' },
  schedule: { kind: 'constant', rate: 0.1 },
  batchSize: 128,
  split: { kind: 'test' },
} as const satisfies Partial<TreatmentConfig>;

/** Activation of a layer that isn't the last. */
export type HiddenActivation = Exclude<Activation, 'softmax'>;

/** How long and how often a treatment is run. */
export interface Effort {
  readonly epochs: number;
  readonly replicates: number;
}

/** The notebook's network, 784-64-64-10 with relu and no weight decay: 55,050 parameters. */
export function notebookTreatment({ epochs, replicates }: Effort): Treatment {
  return {
    id: 'notebook',
    part: 'notebook',
    levels: {},
    replicates,
    config: {
      ...notebookLearning,
      network: mnistNetwork([64, 64], 'relu'),
      penalty: { convention: 'keras', factor: 0, layers: [] },
      epochs,
    },
  };
}

/**
 * The five factors of question 2D, "from 0.000001 to 0.001", in both readings: evenly spaced, as students read it, and
 * evenly spaced in the logarithm, rounded to three digits.
 */
export const L2_FACTORS = {
  linspace: [1e-6, 2.5075e-4, 5.005e-4, 7.5025e-4, 1e-3],
  logspace: [1e-6, 5.62e-6, 3.16e-5, 1.78e-4, 1e-3],
} as const;

/** Name of a set of factors. */
export type FactorSet = keyof typeof L2_FACTORS;

/**
 * The network of Hinton's row of the MNIST table, 784-500-300-10 with relu: 545,810 parameters. Keras' L2 with this
 * factor on the kernels of both hidden layers; factor 0 is no weight decay.
 */
export function hintonTreatment(factor: number, { epochs, replicates }: Effort): Treatment {
  return {
    id: `l2-${factor}`,
    part: 'hinton',
    levels: { l2: factor },
    replicates,
    config: {
      ...notebookLearning,
      network: mnistNetwork([500, 300], 'relu'),
      penalty: { convention: 'keras', factor, layers: ['dense-1', 'dense-2'] },
      epochs,
    },
  };
}

/**
 * What the assignment says of Hinton's network, and the notebook's learning where it is silent: 784-500-300-10 with
 * relu, SGD at 0.1 in batches of 128, the test set as validation, no weight decay.
 */
export function assignmentRecipe(epochs: number): TreatmentConfig {
  return hintonTreatment(0, { epochs, replicates: 1 }).config;
}

/** Dense layers of these widths between 784 pixels and 10 classes, from Glorot's uniform distribution. */
export function mnistNetwork(widths: readonly number[], activation: HiddenActivation): Network {
  const hidden = widths.map((units) => ({ units, activation }));
  return buildNetwork({ inputs: 784, hidden, classes: 10, initializer: 'glorot-uniform' });
}
