import type { EpochRecord } from '../artifact/record.ts';
import type { Score } from '../engine/engine.ts';
import type { TrainingState } from '../network/network.ts';
import { digestTensors } from './digest-tensors.ts';
import type { PreparedRun } from './prepared-run.ts';

/** What an epoch has come to. */
export interface EpochOutcome {
  /** 1 for the first epoch of the run. */
  readonly epoch: number;
  /** Sum over the scores of its steps. */
  readonly trained: Score;
  readonly validated: Score;
  /** Sum of the penalty term after it. */
  readonly penalty: number;
  /** State after its last step. */
  readonly state: TrainingState;
}

/**
 * Record of an epoch: loss and accuracy are sums over its examples divided by their number, so a short last batch weighs
 * by its length.
 */
export function epochRecord(
  run: PreparedRun,
  { epoch, trained, validated, penalty, state }: EpochOutcome,
): EpochRecord {
  const { train, validation, rates, stepsPerEpoch } = run;
  return {
    epoch,
    loss: trained.lossSum / train.count,
    accuracy: trained.correct / train.count,
    penalty,
    validationLoss: validated.lossSum / validation.count,
    validationAccuracy: validated.correct / validation.count,
    learningRate: rates[epoch * stepsPerEpoch - 1],
    digests: digestTensors([...state.parameters, ...state.slots]),
  };
}
