import fc from 'fast-check';
import type { Json } from '../../src/base/canonical-json.ts';
import { digestOfFloats } from '../../src/base/digest.ts';
import type { Examples } from '../../src/dataset/dataset.ts';
import type { Engine, EngineTask, Score } from '../../src/engine/engine.ts';
import { buildNetwork, parameterShapes } from '../../src/network/architecture.ts';
import type { NamedTensor, Network, Optimizer, Penalty, TrainingState } from '../../src/network/network.ts';
import { slotNames } from '../../src/network/optimizers/slots.ts';
import { openStream, type Stream } from '../../src/random/stream.ts';
import { hiddenActivations, reals, seeds } from '../network/arbitraries.ts';

/** A task and the steps to take on it. */
export interface EngineCase {
  readonly task: EngineTask;
  readonly learningRate: number;
  readonly steps: number;
  readonly seed: number;
}

/** What an engine made of a case; an error is told by its code and sentence. */
export interface Outcome {
  readonly scores: readonly Score[];
  readonly validation?: Score;
  readonly penalty?: number;
  readonly state?: TrainingState;
  readonly error?: string;
}

const rates = reals(0.5, 0.999);

/** Every optimizer; ε is large enough that a gradient near 0 is not blown up to ±1. */
const optimizers: fc.Arbitrary<Optimizer> = fc.oneof(
  fc.constant<Optimizer>({ kind: 'sgd' }),
  fc.record({ kind: fc.constantFrom('momentum', 'nesterov'), momentum: rates }),
  fc.record({ kind: fc.constant('rmsprop'), decay: rates, epsilon: reals(0.01, 0.1) }),
  fc.record({ kind: fc.constantFrom('adam', 'adamw'), beta1: rates, beta2: rates, epsilon: reals(0.01, 0.1) }),
);

const widths = fc.integer({ min: 1, max: 40 });

const shapes = fc.record({
  height: fc.integer({ min: 1, max: 5 }),
  width: fc.integer({ min: 1, max: 8 }),
  hidden: fc.array(fc.record({ units: widths, activation: hiddenActivations }), { maxLength: 3 }),
  classes: fc.integer({ min: 1, max: 12 }),
});

/** Options that shape the values of generated cases. */
export interface CaseOptions {
  /** Largest magnitude of a weight; the usual one is that of Glorot's limits. */
  readonly weight?: number;
  /** Accumulators are drawn near the limits of the flush instead of +0. */
  readonly hasTinySlots?: boolean;
  /** Most images have no ink, and nothing is penalised. */
  readonly isSparse?: boolean;
}

/** Tasks with up to 40 inputs and units, exact zeros in pixels and weights, partial batches, every optimizer. */
export function engineCases(options: CaseOptions = {}): fc.Arbitrary<EngineCase> {
  return fc
    .record({
      shape: shapes,
      optimizer: optimizers,
      convention: fc.constantFrom<('keras' | 'half' | 'gradient')[]>('keras', 'half', 'gradient'),
      factor: options.isSparse === true ? fc.constant(0) : reals(0, 0.1),
      isDecoupled: fc.boolean(),
      batchSize: fc.integer({ min: 1, max: 20 }),
      counts: fc.tuple(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 1, max: 10 })),
      density: reals(0, options.isSparse === true ? 0.2 : 1),
      learningRate: reals(0.001, 0.5),
      steps: fc.integer({ min: 1, max: 4 }),
      seed: seeds,
    })
    .map(
      ({
        shape,
        optimizer,
        convention,
        factor,
        isDecoupled,
        batchSize,
        counts,
        density,
        learningRate,
        steps,
        seed,
      }) => {
        const { height, width, hidden, classes } = shape;
        const network = buildNetwork({ inputs: height * width, hidden, classes, initializer: 'glorot-uniform' });
        const stream = openStream(seed, 'engine-case');
        const penalty: Penalty = {
          convention: decouples(optimizer, isDecoupled) ? 'decoupled' : convention,
          factor,
          layers: network.layers.filter(() => stream.uniform() < 0.6).map(({ name }) => name),
        };
        const [train, validation] = counts.map((count) =>
          drawExamples({ count, height, width, classes, density }, stream),
        );
        const state = drawState(network, optimizer, { ...options, stream });
        return {
          task: { network, optimizer, penalty, train, validation, batchSize, state },
          learningRate,
          steps,
          seed,
        };
      },
    );
}

function decouples({ kind }: Optimizer, isDecoupled: boolean): boolean {
  return kind === 'adamw' || (isDecoupled && kind !== 'adam');
}

/** What examples are drawn to; `density` is the share of pixels with ink. */
export interface ExamplePlan {
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly classes: number;
  readonly density: number;
}

/** Examples of random bytes and labels. */
export function drawExamples({ density, ...size }: ExamplePlan, stream: Stream): Examples {
  const { count, height, width, classes } = size;
  const images = Uint8Array.from({ length: count * height * width }, () =>
    stream.uniform() < density ? stream.uint32() % 256 : 0,
  );
  return { ...size, images, labels: Uint8Array.from({ length: count }, () => stream.uint32() % classes) };
}

/** A state before the first step; a tenth of the weights is exactly 0. */
export function drawState(
  network: Network,
  optimizer: Optimizer,
  options: CaseOptions & { stream: Stream },
): TrainingState {
  const { stream, weight, hasTinySlots = false } = options;
  const parameters = parameterShapes(network).map(({ name, shape }): NamedTensor => {
    const limit = weight ?? Math.sqrt(6 / shape.reduce((sum, length) => sum + length, 0));
    const values = new Float32Array(shape.reduce((product, length) => product * length, 1));
    return { name, shape, values: values.map(() => (stream.uniform() < 0.1 ? 0 : limit * (2 * stream.uniform() - 1))) };
  });
  const slots = parameters.flatMap(({ name, shape, values }) =>
    slotNames(optimizer).map((slot) => {
      const limit = slot === 'velocity' || slot === 'first-moment' ? 3e-30 : 3e-36;
      return {
        name: `${name}/${slot}`,
        shape,
        values: values.map(() => (hasTinySlots ? limit * stream.uniform() : 0)),
      };
    }),
  );
  return { step: 0, parameters, slots };
}

/** Batches of the case: full ones, and a last one of a single example. */
export function batchOf({ task, steps }: EngineCase, step: number): Uint32Array {
  const size = step === steps ? 1 : Math.min(task.batchSize, task.train.count);
  return Uint32Array.from({ length: size }, (_, row) => (7 * row + 3 * step) % task.train.count);
}

/** Takes all steps of a case on an engine. */
export async function runCase(engine: Engine, engineCase: EngineCase): Promise<Outcome> {
  const { task, learningRate, steps } = engineCase;
  const scores: Score[] = [];
  try {
    const session = await engine.open(task);
    for (let step = task.state.step + 1; step <= steps; step++) {
      scores.push(await session.step({ step, indices: batchOf(engineCase, step), learningRate: learningRate / step }));
    }
    const state = await session.readState();
    return { scores, validation: await session.evaluate(), penalty: await session.penalty(), state };
  } catch (error) {
    return { scores, error: String(error) };
  }
}

/** An outcome with every tensor as its words, for comparison bit for bit. */
export function inWords({ state, ...rest }: Outcome): unknown {
  if (state === undefined) return rest;
  return { ...rest, step: state.step, parameters: wordsOf(state.parameters), slots: wordsOf(state.slots) };
}

function wordsOf(tensors: readonly NamedTensor[]) {
  return tensors.map(({ name, values }) => ({ name, words: [...new Uint32Array(values.slice().buffer)] }));
}

/** An outcome as JSON in which every tensor is its digest. */
export function summarize({ scores, validation, penalty, state }: Outcome): Json {
  const digests = [...(state?.parameters ?? []), ...(state?.slots ?? [])].map(({ values }) => digestOfFloats(values));
  return { scores: scores.map(scoreJson), validation: scoreJson(validation), penalty: penalty ?? null, digests };
}

function scoreJson(score: Score | undefined): Json {
  return score === undefined ? null : { lossSum: score.lossSum, correct: score.correct };
}
