import type { SplitExamples } from '../dataset/split.ts';
import type { EngineTask } from '../engine/engine.ts';
import type { TrainingState } from '../network/network.ts';
import { learningRates } from '../network/schedule.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { RunConfig } from './run-config.ts';
import { checkResume, drawStart } from './start.ts';

/** A run with everything drawn that its config decides before the first step. */
export interface PreparedRun extends SplitExamples {
  readonly stepsPerEpoch: number;
  /** Fresh weights, or the checkpoint to go on from. */
  readonly start: Checkpoint;
  /** Learning rate of each step of the whole run. */
  readonly rates: Float64Array;
}

/** What a run is prepared from. */
export interface RunInput {
  readonly config: RunConfig;
  readonly resumeFrom?: Checkpoint;
  /** The data set as the run's split divides it. */
  readonly split: SplitExamples;
}

/** Draws initial weights, unless the run goes on, and looks up its learning rates. @throws {SameseedError} `checkpoint-mismatch`. */
export function prepareRun({ config, resumeFrom, split }: RunInput): PreparedRun {
  const stepsPerEpoch = Math.ceil(split.train.count / config.batchSize);
  const start = resumeFrom === undefined ? drawStart(config) : checkResume(resumeFrom, config, stepsPerEpoch);
  return { ...split, stepsPerEpoch, start, rates: learningRates(config.schedule, stepsPerEpoch * config.epochs) };
}

/** The engine's part of a run, from a state on. */
export function engineTask(
  { network, optimizer, penalty, batchSize }: RunConfig,
  { train, validation }: SplitExamples,
  state: TrainingState,
): EngineTask {
  return { network, optimizer, penalty, train, validation, batchSize, state };
}
