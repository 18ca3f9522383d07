import type { EpochRecord } from '../artifact/record.ts';
import { drawEpochBatches } from '../dataset/batches.ts';
import type { EngineTask, Score, StepInput } from '../engine/engine.ts';
import type { TrainingState } from '../network/network.ts';
import { epochRecord } from './epoch-record.ts';
import type { TrainingEvent } from './events.ts';
import { engineTask, type PreparedRun } from './prepared-run.ts';
import type { RunConfig } from './run-config.ts';

/** What is read of a network after an epoch. */
export interface EpochReading {
  readonly state: TrainingState;
  readonly penalty: number;
  readonly validated: Score;
}

/** A run that is trained together with others: where it stands, and what it has come to. */
export class Trainee {
  /** Place of the run in the list of those that were asked for. */
  readonly run: number;
  readonly config: RunConfig;
  readonly #prepared: PreparedRun;
  readonly #epochs: EpochRecord[];
  #state: TrainingState;
  #batches: readonly Uint32Array[] = [];
  #taken = 0;
  #lossSum = 0;
  #correct = 0;

  constructor(run: number, config: RunConfig, prepared: PreparedRun) {
    this.run = run;
    this.config = config;
    this.#prepared = prepared;
    this.#epochs = [...prepared.start.epochs];
    this.#state = prepared.start.state;
    this.#beginEpoch();
  }

  get isDone(): boolean {
    return this.#epochs.length >= this.config.epochs;
  }

  /** Whether all steps of the epoch have been taken. */
  get isEpochOver(): boolean {
    return this.#taken === this.#batches.length;
  }

  /** Records of all epochs so far. */
  get epochs(): readonly EpochRecord[] {
    return this.#epochs;
  }

  get initialDigests() {
    return this.#prepared.start.initialDigests;
  }

  /** Number of steps that the run has taken. */
  get step(): number {
    return this.#epochs.length * this.#prepared.stepsPerEpoch + this.#taken;
  }

  /** The engine's part, from the state that was last read. */
  get task(): EngineTask {
    return engineTask(this.config, this.#prepared, this.#state);
  }

  start(): TrainingEvent {
    const { stepsPerEpoch, start } = this.#prepared;
    return { kind: 'start', stepsPerEpoch, initialDigests: start.initialDigests };
  }

  nextInput(): StepInput {
    const step = this.step + 1;
    return { step, indices: this.#batches[this.#taken], learningRate: this.#prepared.rates[step - 1] };
  }

  /** Counts a step. */
  add({ lossSum, correct }: Score): TrainingEvent {
    this.#taken++;
    this.#lossSum += lossSum;
    this.#correct += correct;
    return { kind: 'step', step: this.step, epoch: this.#epochs.length + 1 };
  }

  /** Ends an epoch, and begins the next one. */
  endEpoch({ state, penalty, validated }: EpochReading): TrainingEvent {
    const trained = { lossSum: this.#lossSum, correct: this.#correct };
    const epoch = this.#epochs.length + 1;
    const record = epochRecord(this.#prepared, { epoch, trained, state, penalty, validated });
    this.#epochs.push(record);
    this.#state = state;
    this.#beginEpoch();
    const { initialDigests } = this;
    return { kind: 'epoch', record, checkpoint: { state, initialDigests, epochs: [...this.#epochs] } };
  }

  /** Takes over the state to go on from in another stack. */
  moveOn(state: TrainingState): void {
    this.#state = state;
  }

  #beginEpoch(): void {
    const { batchSize, seeds } = this.config;
    const { count } = this.#prepared.train;
    this.#taken = 0;
    this.#lossSum = 0;
    this.#correct = 0;
    if (this.isDone) return;
    const epoch = this.#epochs.length + 1;
    this.#batches = drawEpochBatches({ count, batchSize, seed: seeds.shuffle, epoch });
  }
}
