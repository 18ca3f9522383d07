import { sealResult } from '../artifact/result.ts';
import type { EpochRecord } from '../artifact/record.ts';
import { drawEpochBatches } from '../dataset/batches.ts';
import type { Examples } from '../dataset/dataset.ts';
import { splitDataset } from '../dataset/split.ts';
import type { EngineSession, Score } from '../engine/engine.ts';
import { learningRates } from '../network/schedule.ts';
import { abortedError } from './aborted.ts';
import { digestTensors } from './digest-tensors.ts';
import type { TrainingEvent, TrainingTask } from './events.ts';
import { checkResume, drawStart } from './start.ts';

/**
 * Trains one network from one config and yields what happens.
 *
 * Loss and accuracy of an epoch are sums over its examples divided by their number, so a short last batch weighs by
 * its length. Validation runs after the epoch's last step and reads the weights only.
 *
 * @throws {SameseedError} `checkpoint-mismatch` when `resumeFrom` belongs to another run, `aborted` after the signal,
 *   `batch-size-invalid` for batches larger than the data, `hold-out-invalid`; `engine-task` and `non-finite` from the
 *   engine.
 */
export async function* train(task: TrainingTask): AsyncGenerator<TrainingEvent, void, undefined> {
  const { engine, dataset, config, resumeFrom } = task;
  const { train: examples, validation } = splitDataset({ dataset, split: config.split, seed: config.seeds.split });
  const stepsPerEpoch = Math.ceil(examples.count / config.batchSize);
  const start = resumeFrom === undefined ? drawStart(config) : checkResume(resumeFrom, config, stepsPerEpoch);
  yield { kind: 'start', stepsPerEpoch, initialDigests: start.initialDigests };

  const { network, optimizer, schedule, penalty, batchSize } = config;
  const rates = learningRates(schedule, stepsPerEpoch * config.epochs);
  const session = await engine.open({
    network,
    optimizer,
    penalty,
    train: examples,
    validation,
    batchSize,
    state: start.state,
  });
  const epochs = [...start.epochs];
  try {
    while (epochs.length < config.epochs) {
      const epoch = epochs.length + 1;
      const score = yield* runEpoch(task, { session, epoch, examples, rates });
      const state = await session.readState();
      const record = {
        epoch,
        ...meanScore(score, examples.count),
        penalty: await session.penalty(),
        ...validationScore(await session.evaluate(), validation.count),
        learningRate: rates[epoch * stepsPerEpoch - 1],
        digests: digestTensors([...state.parameters, ...state.slots]),
      };
      epochs.push(record);
      yield {
        kind: 'epoch',
        record,
        checkpoint: { state, initialDigests: start.initialDigests, epochs: [...epochs] },
      };
    }
  } finally {
    await session.close();
  }
  yield { kind: 'end', result: sealResult({ claim: engine.claim, initialDigests: start.initialDigests, epochs }) };
}

interface EpochTask {
  readonly session: EngineSession;
  readonly epoch: number;
  readonly examples: Examples;
  readonly rates: Float64Array;
}

async function* runEpoch(
  { config, signal }: TrainingTask,
  { session, epoch, examples, rates }: EpochTask,
): AsyncGenerator<TrainingEvent, Score, undefined> {
  const { batchSize, seeds } = config;
  const batches = drawEpochBatches({ count: examples.count, batchSize, seed: seeds.shuffle, epoch });
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

function meanScore(score: Score, count: number): Pick<EpochRecord, 'loss' | 'accuracy'> {
  return { loss: score.lossSum / count, accuracy: score.correct / count };
}

function validationScore(score: Score, count: number): Pick<EpochRecord, 'validationLoss' | 'validationAccuracy'> {
  return { validationLoss: score.lossSum / count, validationAccuracy: score.correct / count };
}

function refuseAborted(signal: AbortSignal | undefined, step: number): void {
  if (signal?.aborted !== true) return;
  throw abortedError(`Stopped after step ${step}; resume from the last checkpoint.`, signal.reason);
}
