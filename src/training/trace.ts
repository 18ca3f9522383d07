import { digestOfFloats, digestOfJson, type Digest } from '../base/digest.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { drawEpochBatches } from '../dataset/batches.ts';
import { splitDataset } from '../dataset/split.ts';
import type { Engine, EngineTask, StepTensor } from '../engine/engine.ts';
import type { TrainingState } from '../network/network.ts';
import { learningRates } from '../network/schedule.ts';
import { abortedError } from './aborted.ts';
import type { RunConfig } from './run-config.ts';

/** Something that a step has to do with, in the order of computation. */
export interface TracePart {
  /** `batch`, `dense-1/activations`, `dense-3/logits`, `loss`, `dense-3/kernel/gradient`, `dense-1/kernel`. */
  readonly name: string;
  readonly shape: readonly number[];
  /** Indices of examples; sum of the loss and number of right answers; else float32. */
  readonly values: Uint32Array | Float64Array | Float32Array;
}

/** One step of a run, looked into. */
export interface TracedStep {
  /** 1 for the first step of the run. */
  readonly step: number;
  readonly parts: readonly TracePart[];
}

/** An epoch to be looked into. */
export interface TraceTask {
  readonly engine: Engine;
  readonly dataset: Dataset;
  readonly config: RunConfig;
  /** 1 for the first epoch. */
  readonly epoch: number;
  /** State before it. */
  readonly state: TrainingState;
  /** Whether activations and gradients of the next step are wanted too; default: always. */
  readonly isWanted?: (step: number) => boolean;
  readonly signal?: AbortSignal;
}

/**
 * Takes the steps of an epoch and yields what each one had to do with: batch, activations, loss, gradients, weights.
 * They are the steps of a run, to the bit.
 *
 * @throws {SameseedError} `aborted` after the signal; what splitting, batches and the engine throw.
 */
export async function* traceEpoch(task: TraceTask): AsyncGenerator<TracedStep, void, undefined> {
  const { engine, dataset, config, epoch, state, signal, isWanted = () => true } = task;
  const { network, optimizer, schedule, penalty, batchSize, seeds } = config;
  const { train, validation } = splitDataset({ dataset, split: config.split, seed: seeds.split });
  const batches = drawEpochBatches({ count: train.count, batchSize, seed: seeds.shuffle, epoch });
  const rates = learningRates(schedule, batches.length * config.epochs);
  const fixed = { network, optimizer, penalty, train, validation, batchSize };
  const session = await engine.open({ ...fixed, state });
  let before = state;
  try {
    for (const indices of batches) {
      const step = before.step + 1;
      if (signal?.aborted === true)
        throw abortedError(`Stopped after step ${before.step}; start again.`, signal.reason);
      const seen = isWanted(step) ? await look(engine, { ...fixed, state: before }, indices) : [];
      const { lossSum, correct } = await session.step({ step, indices, learningRate: rates[step - 1] });
      before = await session.readState();
      yield {
        step,
        parts: [
          { name: 'batch', shape: [indices.length], values: indices },
          ...seen.filter(({ name }) => !name.endsWith(GRADIENT)),
          { name: 'loss', shape: [2], values: Float64Array.of(lossSum, correct) },
          ...seen.filter(({ name }) => name.endsWith(GRADIENT)),
          ...before.parameters,
          ...before.slots,
        ],
      };
    }
  } finally {
    await session.close();
  }
}

const GRADIENT = '/gradient';

/** Digest of a part's values, alike on every machine. */
export function digestPart({ values }: TracePart): Digest {
  return values instanceof Float32Array ? digestOfFloats(values) : digestOfJson([...values]);
}

async function look(engine: Engine, task: EngineTask, indices: Uint32Array): Promise<readonly StepTensor[]> {
  return (await engine.inspect?.(task, indices)) ?? [];
}
