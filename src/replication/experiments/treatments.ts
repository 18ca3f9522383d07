import { buildNetwork } from '../../network/architecture.ts';
import type { Network } from '../../network/network.ts';
import type { Treatment, TreatmentConfig } from '../experiment.ts';

/** Learning by plain SGD at 0.1 in batches of 128 with the test set as validation, as the assignment's notebook has it. */
const notebookLearning = {
  optimizer: { kind: 'sgd' },
  schedule: { kind: 'constant', rate: 0.1 },
  batchSize: 128,
  split: { kind: 'test' },
} as const satisfies Partial<TreatmentConfig>;

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
      network: reluNetwork([64, 64]),
      penalty: { convention: 'keras', factor: 0, layers: [] },
      epochs,
    },
  };
}

/** The five factors of question 2D, evenly spaced from 0.000001 to 0.001. */
export const L2_FACTORS = [1e-6, 2.5075e-4, 5.005e-4, 7.5025e-4, 1e-3] as const;

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
      network: reluNetwork([500, 300]),
      penalty: { convention: 'keras', factor, layers: ['dense-1', 'dense-2'] },
      epochs,
    },
  };
}

function reluNetwork(widths: readonly number[]): Network {
  const hidden = widths.map((units) => ({ units, activation: 'relu' as const }));
  return buildNetwork({ inputs: 784, hidden, classes: 10, initializer: 'glorot-uniform' });
}
