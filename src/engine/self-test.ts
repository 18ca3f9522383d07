import { digestOfFloats, digestOfJson, type Digest } from '../base/digest.ts';
import { SameseedError } from '../base/errors.ts';
import type { Examples } from '../dataset/dataset.ts';
import { buildNetwork, parameterShapes } from '../network/architecture.ts';
import type { NamedTensor, Optimizer } from '../network/network.ts';
import { DEFAULT_OPTIMIZERS } from '../network/optimizers/defaults.ts';
import { slotNames } from '../network/optimizers/slots.ts';
import type { Engine, EngineTask, StepInput } from './engine.ts';

/** Version of the bit contract; other bits are another version. */
export const ENGINE_VERSION = '1';

const DIGEST: Digest = '51b54a3e5890b947795ad7b532416e0d6193e4a07ef324ae2d2ebe097016ebe5';
const STEPS = 3;
const BATCH = 7;

const NETWORK = buildNetwork({
  inputs: 15,
  hidden: [
    { units: 13, activation: 'relu' },
    { units: 9, activation: 'tanh' },
    { units: 6, activation: 'logistic' },
  ],
  classes: 3,
  initializer: 'glorot-uniform',
});

/**
 * A few steps of a small fixed network with every optimizer and every activation, against the digest of the contract.
 *
 * @throws {SameseedError} `self-test-failed` with both digests when the bits differ.
 */
export async function runSelfTest(engine: Engine): Promise<void> {
  const received = await digestSelfTest(engine);
  if (received === DIGEST) return;
  throw new SameseedError(
    'self-test-failed',
    `Expected the self-test of engine "${engine.name}" to give ${DIGEST}, received ${received}; its claim ${engine.claim} is refused on this machine. Report both digests with the processor and the Node version.`,
    { kind: 'fault' },
  );
}

/** Digest of all that the self-test computes: scores, penalty, parameters and accumulators of each optimizer. */
export async function digestSelfTest(engine: Engine): Promise<Digest> {
  const results = [];
  for (const optimizer of Object.values(DEFAULT_OPTIMIZERS)) results.push(await trainBriefly(engine, optimizer));
  return digestOfJson(results);
}

/** What the self-test trains, with one of the optimizers. */
export function selfTestTask(optimizer: Optimizer): EngineTask {
  const convention = optimizer.kind === 'adamw' ? 'decoupled' : 'keras';
  return {
    network: NETWORK,
    optimizer,
    penalty: { convention, factor: 0.01, layers: ['dense-1', 'dense-2'] },
    train: fixedExamples(11),
    validation: fixedExamples(5),
    batchSize: BATCH,
    state: fixedState(optimizer),
  };
}

/** The steps of the self-test; each batch is smaller than the one before. */
export function selfTestSteps(): StepInput[] {
  return Array.from({ length: STEPS }, (_, index) => {
    const step = index + 1;
    const indices = Uint32Array.from({ length: BATCH - index }, (_row, row) => (4 * row + step) % 11);
    return { step, indices, learningRate: 0.1 / step };
  });
}

async function trainBriefly(engine: Engine, optimizer: Optimizer) {
  const session = await engine.open(selfTestTask(optimizer));
  const scores = [];
  for (const input of selfTestSteps()) scores.push({ ...(await session.step(input)) });
  const { parameters, slots } = await session.readState();
  const tensors = [...parameters, ...slots].map(({ values }) => digestOfFloats(values));
  const result = { scores, tensors, validation: { ...(await session.evaluate()) }, penalty: await session.penalty() };
  await session.close();
  return result;
}

function fixedExamples(count: number): Examples {
  const images = Uint8Array.from({ length: count * 15 }, (_, index) => (index % 4 === 0 ? 0 : (index * 37) % 256));
  const labels = Uint8Array.from({ length: count }, (_, index) => index % 3);
  return { count, height: 3, width: 5, classes: 3, images, labels };
}

function fixedState(optimizer: Optimizer) {
  const parameters = parameterShapes(NETWORK).map(({ name, shape }): NamedTensor => {
    const values = new Float32Array(shape.reduce((product, length) => product * length, 1));
    return { name, shape, values: values.map((_, index) => ((index * 7919) % 1009) / 1009 - 0.5) };
  });
  const slots = parameters.flatMap(({ name, shape, values }) =>
    slotNames(optimizer).map((slot) => ({ name: `${name}/${slot}`, shape, values: new Float32Array(values.length) })),
  );
  return { step: 0, parameters, slots };
}
