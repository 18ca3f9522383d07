import { integer, oneOf, real, z } from '../../base/schema.ts';
import { DATASET_NAMES } from '../../dataset/dataset.ts';
import { INITIALIZERS, PENALTY_CONVENTIONS } from '../../network/network.ts';
import { DEFAULT_OPTIMIZERS } from '../../network/optimizers/defaults.ts';
import { seedSchema } from '../../random/seed.ts';
import { scheduleSchema, splitSchema } from '../../training/config.ts';

/** Most seeds of an own experiment. */
export const MOST_SEEDS = 10_000;

const NAME = '[a-z0-9]+(?:[-.][a-z0-9]+)*';
// Windows keeps these for devices, whatever follows a dot
const NO_DEVICE = String.raw`(?!(?:con|prn|aux|nul|com\d|lpt\d)(?:[.]|$))`;
const nameRule = `letters, digits, and single "-" or "." between them, all small, at most 40, and no device of Windows`;
const nameSchema = z
  .string({ error: nameRule })
  .regex(new RegExp(`^${NO_DEVICE}${NAME}$`, 'u'), { error: nameRule })
  .max(40, { error: nameRule });

const share = real({ atLeast: 0, below: 1 });
const positive = real({ above: 0 });
const { momentum, nesterov, rmsprop, adam, adamw } = DEFAULT_OPTIMIZERS;

const optimizerSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('sgd') }),
    z.strictObject({ kind: z.literal('momentum'), momentum: share.default(momentum.momentum) }),
    z.strictObject({ kind: z.literal('nesterov'), momentum: share.default(nesterov.momentum) }),
    z.strictObject({
      kind: z.literal('rmsprop'),
      decay: share.default(rmsprop.decay),
      epsilon: positive.default(rmsprop.epsilon),
    }),
    z.strictObject({
      kind: z.literal('adam'),
      beta1: share.default(adam.beta1),
      beta2: share.default(adam.beta2),
      epsilon: positive.default(adam.epsilon),
    }),
    z.strictObject({
      kind: z.literal('adamw'),
      beta1: share.default(adamw.beta1),
      beta2: share.default(adamw.beta2),
      epsilon: positive.default(adamw.epsilon),
    }),
  ])
  .describe('What turns gradients into steps; the rate comes from the schedule.');

const penaltySchema = z
  .strictObject({
    factor: real({ atLeast: 0 }).describe('λ; 0 is no weight decay.'),
    convention: oneOf(PENALTY_CONVENTIONS)
      .optional()
      .describe(
        'keras: λΣw² in the loss; half: ½λΣw²; gradient: λw in the gradient; decoupled: AdamW. Default: keras, under adamw decoupled.',
      ),
    layers: z
      .array(z.string())
      .optional()
      .describe('Layers whose kernels are penalised: dense-1, dense-2, … Default: the hidden ones.'),
  })
  .describe('Weight decay.');

const widths = z
  .array(integer(1, 10_000))
  .max(20, { error: 'at most 20 hidden layers' })
  .describe('Units of each hidden layer; the input and the softmax over the classes come from the data.');
const activation = oneOf(['relu', 'tanh', 'logistic'] as const).describe('Activation of every hidden layer.');
const initializer = oneOf(INITIALIZERS).describe('Initializer of every kernel; biases start at zero.');
const batchSize = integer(1, 60_000).describe('Examples in a batch; the last one of an epoch may be smaller.');
const epochs = integer(1, 10_000).describe('Passes over the training examples.');
const schedule = scheduleSchema.describe('Learning rate over the steps of a run.');
const split = splitSchema.describe('Where the validation examples come from: the test set, or held out from training.');

const modelSchema = z
  .strictObject({
    hidden: widths,
    activation: activation.default('relu'),
    initializer: initializer.default('glorot-uniform'),
  })
  .describe('The network.');

const recipeSchema = z
  .strictObject({
    optimizer: optimizerSchema.default({ kind: 'sgd' }),
    schedule: schedule.default({ kind: 'constant', rate: 0.1 }),
    penalty: penaltySchema.default({ factor: 0 }),
    batchSize: batchSize.default(128),
    epochs,
    split: split.default({ kind: 'test' }),
  })
  .describe('How it is trained; what is left out is as in the notebook of the assignment.');

const levelSchema = z
  .strictObject({
    name: z
      .union([nameSchema, real({ atLeast: 0, below: 1e21 })])
      .describe('A word, or a number that figures can put on an axis.'),
    model: z.strictObject({ hidden: widths, activation, initializer }).partial().optional(),
    recipe: z
      .strictObject({ optimizer: optimizerSchema, schedule, penalty: penaltySchema, batchSize, epochs, split })
      .partial()
      .optional(),
  })
  .describe('What differs from model and recipe at this level; nothing does when only a name is given.');

const factorSchema = z
  .strictObject({
    name: nameSchema,
    levels: z
      .array(levelSchema)
      .min(1, { error: 'at least one level' })
      .refine((levels) => areDifferent(levels.map(({ name }) => String(name))), { error: 'levels of different names' }),
  })
  .describe('Something that is varied.');

/** Schema of the file of an own experiment. */
export const ownFileSchema = z
  .strictObject({
    $schema: z.string().optional(),
    name: nameSchema.describe('Names its output folder: artifacts/local/<name>.'),
    title: z
      .string()
      .regex(/^[^\p{C}]+$/u, { error: 'a line of visible text' })
      .max(120, { error: 'at most 120 characters' })
      .optional()
      .describe('One line for tables and the report; default: the name.'),
    dataset: oneOf(DATASET_NAMES).default('mnist'),
    model: modelSchema,
    recipe: recipeSchema,
    factors: z
      .array(factorSchema)
      .max(10, { error: 'at most 10 factors' })
      .refine((factors) => areDifferent(factors.map(({ name }) => name)), { error: 'factors of different names' })
      .default([]),
    design: oneOf(['full-factorial', 'one-at-a-time'] as const)
      .default('full-factorial')
      .describe('Every combination of levels, or the recipe and each level on its own.'),
    seeds: z
      .union([
        integer(1, MOST_SEEDS),
        z
          .array(seedSchema)
          .min(1, { error: 'at least one seed' })
          .max(MOST_SEEDS, { error: `at most ${MOST_SEEDS} seeds` })
          .refine((seeds) => areDifferent(seeds), { error: 'different seeds' }),
      ])
      .default(3)
      .describe('How many seeds every treatment is trained with (1, 2, 3, …), or which ones.'),
  })
  .describe('An experiment of your own for `sameseed run`.');

/** The file of an own experiment, with its defaults. */
export type OwnFile = z.infer<typeof ownFileSchema>;

function areDifferent(values: readonly (string | number)[]): boolean {
  return new Set(values).size === values.length;
}
