import { integer, oneOf, parse, real, z } from '../base/schema.ts';
import { DATASET_NAMES } from '../dataset/dataset.ts';
import { ACTIVATIONS, INITIALIZERS, type Network, PENALTY_CONVENTIONS } from '../network/network.ts';
import { checkPenalty } from '../network/penalty.ts';
import { seedSchema } from '../random/seed.ts';
import type { RunConfig } from './run-config.ts';

const share = real({ atLeast: 0, below: 1 });
const positive = real({ above: 0 });

const layerSchema = z.strictObject({
  name: z.string(),
  inputs: integer(1),
  units: integer(1),
  activation: oneOf(ACTIVATIONS),
  initializer: oneOf(INITIALIZERS),
});

const networkSchema = z
  .strictObject({
    inputs: integer(1),
    layers: z.array(layerSchema).min(1, { error: 'at least one layer' }),
  })
  .superRefine((network, context) => {
    for (const { path, message } of chainFaults(network)) context.addIssue({ code: 'custom', path, message });
  });

const optimizerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sgd') }),
  z.strictObject({ kind: z.literal('momentum'), momentum: share }),
  z.strictObject({ kind: z.literal('nesterov'), momentum: share }),
  z.strictObject({ kind: z.literal('rmsprop'), decay: share, epsilon: positive }),
  z.strictObject({ kind: z.literal('adam'), beta1: share, beta2: share, epsilon: positive }),
  z.strictObject({ kind: z.literal('adamw'), beta1: share, beta2: share, epsilon: positive }),
]);

const fractionsSchema = z
  .array(real({ above: 0, below: 1 }))
  .min(1, { error: 'at least one fraction of the run' })
  .refine((at) => at.every((fraction, index) => index === 0 || fraction > at[index - 1]), {
    error: 'in ascending order',
  });

/** Schema of a learning-rate schedule; the unit of `at` is the run. */
export const scheduleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('constant'), rate: positive }),
  z.strictObject({ kind: z.literal('step'), rate: positive, divisor: positive, at: fractionsSchema }),
  z.strictObject({ kind: z.literal('cosine'), rate: positive }),
]);

const penaltySchema = z.strictObject({
  convention: oneOf(PENALTY_CONVENTIONS),
  factor: real({ atLeast: 0 }),
  layers: z.array(z.string()).refine((names) => new Set(names).size === names.length, {
    error: 'names of different layers',
  }),
});

/** Schema of where the validation examples come from. */
export const splitSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('test') }),
  z.strictObject({ kind: z.literal('hold-out'), count: integer(1), stratified: z.boolean() }),
]);

const runConfigSchema = z
  .strictObject({
    dataset: oneOf(DATASET_NAMES),
    network: networkSchema,
    optimizer: optimizerSchema,
    schedule: scheduleSchema,
    penalty: penaltySchema,
    batchSize: integer(1),
    epochs: integer(1),
    split: splitSchema,
    seeds: z.strictObject({ init: seedSchema, shuffle: seedSchema, split: seedSchema }),
  })
  .refine((config) => penalisesKnownLayers(config), {
    path: ['penalty', 'layers'],
    error: 'names of layers of the network',
    when: ({ value }) => fits(value, { network: networkSchema, penalty: penaltySchema }),
  })
  .refine((config) => allowsConvention(config), {
    path: ['penalty', 'convention'],
    error: '"decoupled" under adamw and another one under adam',
    when: ({ value }) => fits(value, { network: networkSchema, optimizer: optimizerSchema, penalty: penaltySchema }),
  });

/**
 * Reads a config that came from a file, a command line or another program: every field is checked, and whether layers,
 * penalty and optimizer fit each other.
 *
 * @throws {SameseedError} `config-invalid` with every fault at once.
 */
export function parseRunConfig(value: unknown): RunConfig {
  return parse(runConfigSchema, value, { code: 'config-invalid', subject: 'run configuration' });
}

const recordSchema = z.record(z.string(), z.json());

/** The config as plain JSON, as records and digests hold it. */
export function runConfigJson(config: RunConfig): z.infer<typeof recordSchema> {
  return recordSchema.parse(config);
}

interface ChainFault {
  readonly path: (string | number)[];
  readonly message: string;
}

function chainFaults({ inputs, layers }: Network): ChainFault[] {
  return layers.flatMap((layer, index) => {
    const width = index === 0 ? inputs : layers[index - 1].units;
    const isLast = index === layers.length - 1;
    const faults: (ChainFault | false)[] = [
      layer.name !== `dense-${index + 1}` && fault(index, 'name', `"dense-${index + 1}"`),
      layer.inputs !== width && fault(index, 'inputs', `${width}, the width of what comes before`),
      isLast !== (layer.activation === 'softmax') &&
        fault(
          index,
          'activation',
          isLast ? 'softmax in the last layer' : 'relu, tanh or logistic before the last layer',
        ),
    ];
    return faults.filter((entry) => entry !== false);
  });
}

function fault(layer: number, key: string, message: string): ChainFault {
  return { path: ['layers', layer, key], message };
}

function penalisesKnownLayers({ network, penalty }: Pick<RunConfig, 'network' | 'penalty'>): boolean {
  const names = new Set(network.layers.map((layer) => layer.name));
  return penalty.layers.every((name) => names.has(name));
}

function allowsConvention({
  network,
  optimizer,
  penalty,
}: Pick<RunConfig, 'network' | 'optimizer' | 'penalty'>): boolean {
  try {
    checkPenalty({ ...penalty, layers: [] }, network, optimizer);
    return true;
  } catch {
    return false;
  }
}

function fits(value: unknown, schemas: Readonly<Record<string, z.ZodType>>): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(schemas).every(([key, schema]) => schema.safeParse(Reflect.get(value, key)).success);
}
