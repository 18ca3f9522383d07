import { sealResult } from '../artifact/result.ts';
import { SameseedError } from '../base/errors.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { type SplitExamples, splitDataset } from '../dataset/split.ts';
import type { Engine, EngineStack, StackScore, Stacking } from '../engine/engine.ts';
import { unknownStack } from '../engine/stack-fault.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { TrainingEvent } from './events.ts';
import { refuseAborted } from './loop.ts';
import { prepareRun } from './prepared-run.ts';
import type { RunConfig } from './run-config.ts';
import { Trainee } from './trainee.ts';

/** What {@link trainStack} needs. */
export interface StackTask {
  readonly engine: Pick<Engine, 'name' | 'stacking'>;
  readonly dataset: Dataset;
  /** Runs of one network shape, batch size, number of examples and kind of optimizer; all else may differ. */
  readonly runs: readonly StackedRun[];
  /** Stops all runs between two steps. */
  readonly signal?: AbortSignal;
}

/** One run of a stack. */
export interface StackedRun {
  readonly config: RunConfig;
  /** As {@link TrainingTask.resumeFrom}; the runs of a stack may stand at different epochs. */
  readonly resumeFrom?: Checkpoint;
}

/** What happens in one of the runs: what would happen to it alone, and its failure, which stops no other. */
export interface StackEvent {
  /** Place of the run in {@link StackTask.runs}. */
  readonly run: number;
  readonly event: TrainingEvent | { readonly kind: 'failed'; readonly error: SameseedError };
}

/**
 * Trains several networks together. Each run's events come in the order and, where the engine's stacks keep bits, with
 * the bits of {@link train}; a run that is done or has failed leaves, and the others go on in a smaller stack.
 *
 * @throws {SameseedError} `stack-unknown` for an engine without stacks, `stack-mixed` and `stack-memory`, `aborted` after
 *   the signal, and what stops the engine, for example `gpu-lost`.
 */
export async function* trainStack(task: StackTask): AsyncGenerator<StackEvent, void, undefined> {
  const stacking = requireStacking(task.engine);
  let active: readonly Trainee[] = yield* enrol(task);
  while (active.length > 0) {
    const done = active.filter(({ isDone }) => isDone);
    for (const trainee of done) yield endOf(trainee, stacking);
    active = active.filter(({ isDone }) => !isDone);
    if (active.length === 0) return;
    const stack = await stacking.open(active.map((trainee) => trainee.task));
    try {
      active = yield* trainTogether(stack, active, task.signal);
    } finally {
      await stack.close();
    }
  }
}

function requireStacking({ name, stacking }: StackTask['engine']): Stacking {
  if (stacking !== undefined) return stacking;
  throw unknownStack(name);
}

async function* enrol({ dataset, runs }: StackTask): AsyncGenerator<StackEvent, Trainee[], undefined> {
  const trainees: Trainee[] = [];
  const splits = new Map<string, SplitExamples>();
  for (const [run, { config, resumeFrom }] of runs.entries()) {
    try {
      const key = JSON.stringify([config.split, config.split.kind === 'test' ? 0 : config.seeds.split]);
      const split = splits.get(key) ?? splitDataset({ dataset, split: config.split, seed: config.seeds.split });
      splits.set(key, split);
      const input = resumeFrom === undefined ? { config, split } : { config, split, resumeFrom };
      trainees.push(new Trainee(run, config, prepareRun(input)));
    } catch (error) {
      if (!(error instanceof SameseedError)) throw error;
      yield { run, event: { kind: 'failed', error } };
    }
  }
  for (const trainee of trainees) yield { run: trainee.run, event: trainee.start() };
  return trainees;
}

/** Trains until a run is done or fails; answers with those that have not failed. */
async function* trainTogether(
  stack: EngineStack,
  trainees: readonly Trainee[],
  signal: AbortSignal | undefined,
): AsyncGenerator<StackEvent, readonly Trainee[], undefined> {
  for (;;) {
    // all stand at the same place of their epochs, since all epochs are equally long
    const isOver = trainees[0].isEpochOver;
    const left = isOver ? yield* endEpoch(stack, trainees) : yield* takeStep(stack, trainees, signal);
    if (left.length === trainees.length && !left.some(({ isDone }) => isDone)) continue;
    if (!isOver && left.length > 0) {
      const states = await stack.readStates();
      for (const trainee of left) trainee.moveOn(states[trainees.indexOf(trainee)]);
    }
    return left;
  }
}

async function* takeStep(
  stack: EngineStack,
  trainees: readonly Trainee[],
  signal: AbortSignal | undefined,
): AsyncGenerator<StackEvent, Trainee[], undefined> {
  refuseAborted(signal, trainees[0].step);
  const scores = await stack.step(trainees.map((trainee) => trainee.nextInput()));
  return yield* sortOut(trainees, scores, (trainee, score) => trainee.add(score));
}

async function* endEpoch(
  stack: EngineStack,
  trainees: readonly Trainee[],
): AsyncGenerator<StackEvent, Trainee[], undefined> {
  const states = await stack.readStates();
  const penalties = await stack.penalties();
  return yield* sortOut(trainees, await stack.evaluate(), (trainee, validated, index) =>
    trainee.endEpoch({ state: states[index], penalty: penalties[index], validated }),
  );
}

type Proceed = (trainee: Trainee, score: Exclude<StackScore, SameseedError>, index: number) => TrainingEvent;

async function* sortOut(
  trainees: readonly Trainee[],
  scores: readonly StackScore[],
  proceed: Proceed,
): AsyncGenerator<StackEvent, Trainee[], undefined> {
  const left: Trainee[] = [];
  for (const [index, trainee] of trainees.entries()) {
    const { run } = trainee;
    const score = scores[index];
    if (score instanceof SameseedError) {
      yield { run, event: { kind: 'failed', error: score } };
    } else {
      left.push(trainee);
      yield { run, event: proceed(trainee, score, index) };
    }
  }
  return left;
}

function endOf({ run, initialDigests, epochs }: Trainee, { claim }: Stacking): StackEvent {
  return { run, event: { kind: 'end', result: sealResult({ claim, initialDigests, epochs: [...epochs] }) } };
}
