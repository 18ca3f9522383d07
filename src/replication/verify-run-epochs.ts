import { inNetworkOrder } from '../artifact/order.ts';
import { runId } from '../artifact/read.ts';
import type { EpochRecord, RunRecord } from '../artifact/record.ts';
import { learningRates } from '../network/schedule.ts';
import { penaltyTerms } from '../network/penalty.ts';
import type { RunConfig } from '../training/run-config.ts';
import { tensorNames } from './verify-tensors.ts';
import { type Finding, findDepartures } from './verify-finding.ts';

/** What in a run's epochs doesn't follow from its config and its number of examples. */
export function checkEpochs(record: RunRecord, config: RunConfig): Finding[] {
  const { epochs } = record.result;
  const counted = findDepartures({
    run: runId(record.run),
    pointer: '/result/epochs/length',
    expected: config.epochs,
    received: epochs.length,
    reason: 'the number of epochs in the config',
  });
  if (counted.length > 0) return counted;
  const counts = countExamples(record, config);
  const rates = counts === undefined ? undefined : lastRates(config, counts.train);
  return epochs.flatMap((epoch, index) => {
    const expected = {
      epoch: index + 1,
      tensors: inNetworkOrder(tensorNames(config)),
      penalty: hasPenalty(config) ? epoch.penalty : 0,
      ...(rates === undefined ? {} : { learningRate: rates[index] }),
      ...(counts === undefined ? {} : nearestShares(epoch, counts)),
    };
    const received = { ...epoch, tensors: inNetworkOrder(Object.keys(epoch.digests)) };
    return Object.entries(expected).flatMap(([name, value]) =>
      findDepartures({
        run: runId(record.run),
        pointer: `/result/epochs/${index}/${name === 'tensors' ? 'digests' : name}`,
        expected: value,
        received: Reflect.get(received, name),
        reason: REASONS[name],
      }),
    );
  });
}

const REASONS: Readonly<Record<string, string>> = {
  epoch: 'by its place',
  tensors: 'a tensor of the network and its optimizer',
  penalty: 'since nothing is penalised',
  learningRate: 'as the schedule has it',
  accuracy: 'the nearest share of the training examples',
  validationAccuracy: 'the nearest share of the validation examples',
};

interface Counts {
  readonly train: number;
  readonly validation: number;
}

function countExamples({ provenance }: RunRecord, { split, batchSize, epochs }: RunConfig): Counts | undefined {
  const { trainCount, testCount } = provenance.dataset;
  if (trainCount === undefined || testCount === undefined) return undefined;
  const counts =
    split.kind === 'test'
      ? { train: trainCount, validation: testCount }
      : { train: trainCount - split.count, validation: split.count };
  // a stranger's count must not decide how much memory the rates take
  const isSensible = counts.train >= batchSize && Math.ceil(counts.train / batchSize) * epochs <= MOST_STEPS;
  return isSensible ? counts : undefined;
}

const MOST_STEPS = 20_000_000;

function lastRates({ schedule, epochs, batchSize }: RunConfig, count: number): number[] {
  const steps = Math.ceil(count / batchSize);
  if (schedule.kind === 'constant') return Array.from({ length: epochs }, () => schedule.rate);
  const rates = learningRates(schedule, steps * epochs);
  return Array.from({ length: epochs }, (_, index) => rates[(index + 1) * steps - 1]);
}

function hasPenalty({ penalty }: RunConfig): boolean {
  return penalty.layers.length > 0 && penaltyTerms(penalty).lossFactor > 0;
}

function nearestShares(epoch: EpochRecord, { train, validation }: Counts) {
  return {
    accuracy: Math.round(epoch.accuracy * train) / train,
    validationAccuracy: Math.round(epoch.validationAccuracy * validation) / validation,
  };
}
