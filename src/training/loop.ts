import { sealResult } from '../artifact/result.ts';
import { drawEpochBatches } from '../dataset/batches.ts';
import { splitDataset } from '../dataset/split.ts';
import type { EngineSession, Score } from '../engine/engine.ts';
import { abortedError } from './aborted.ts';
import { epochRecord } from './epoch-record.ts';
import type { TrainingEvent, TrainingTask } from './events.ts';
import { engineTask, prepareRun, type PreparedRun } from './prepared-run.ts';

/**
 * Trains one network from one config and yields what happens.
 *
 * Validation runs after the epoch's last step and reads the weights only.
 *
 * @throws {SameseedError} `checkpoint-mismatch` when `resumeFrom` belongs to another run, `aborted` after the signal,
 *   `batch-size-invalid` for batches larger than the data, `hold-out-invalid`; `engine-task` and `non-finite` from the
 *   engine.
 */
export async function* train(task: TrainingTask): AsyncGenerator<TrainingEvent, void, undefined> {
  const { engine, dataset, config } = task;
  const split = splitDataset({ dataset, split: config.split, seed: config.seeds.split });
  const run = prepareRun({ ...task, split });
  const { stepsPerEpoch, start } = run;
  const { initialDigests } = start;
  yield { kind: 'start', stepsPerEpoch, initialDigests };

  const session = await engine.open(engineTask(config, run, start.state));
  const epochs = [...start.epochs];
  try {
    while (epochs.length < config.epochs) {
      const epoch = epochs.length + 1;
      const trained = yield* runEpoch(task, run, { session, epoch });
      const state = await session.readState();
      const penalty = await session.penalty();
      const record = epochRecord(run, { epoch, trained, state, penalty, validated: await session.evaluate() });
      epochs.push(record);
      yield { kind: 'epoch', record, checkpoint: { state, initialDigests, epochs: [...epochs] } };
    }
  } finally {
    await session.close();
  }
  yield { kind: 'end', result: sealResult({ claim: engine.claim, initialDigests, epochs }) };
}

interface EpochTask {
  readonly session: EngineSession;
  readonly epoch: number;
}

async function* runEpoch(
  { config, signal }: TrainingTask,
  { train: { count }, rates }: PreparedRun,
  { session, epoch }: EpochTask,
): AsyncGenerator<TrainingEvent, Score, undefined> {
  const { batchSize, seeds } = config;
  const batches = drawEpochBatches({ count, batchSize, seed: seeds.shuffle, epoch });
  let step = (epoch - 1) * batches.length;
  let lossSum = 0;
  let correct = 0;
  for (const indices of batches) {
    refuseAborted(signal, step);
    step++;
    const score = await session.step({ step, indices, learningRate: rates[step - 1] });
    lossSum += score.lossSum;
    correct += score.correct;
    yield { kind: 'step', step, epoch };
  }
  return { lossSum, correct };
}

/** Stops a run between two steps. @throws {SameseedError} `aborted`. */
export function refuseAborted(signal: AbortSignal | undefined, step: number): void {
  if (signal?.aborted !== true) return;
  throw abortedError(`Stopped after step ${step}; resume from the last checkpoint.`, signal.reason);
}
