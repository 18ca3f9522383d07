import { SameseedError } from '../base/errors.ts';
import { openStream, type Stream } from '../random/stream.ts';
import { LawSkipped, OpenTraining } from './open-training.ts';
import { copyRows, drawRows, type Rows } from './rows.ts';
import type { Trainer, TrainerTolerances, TrainerTraits } from './trainer.ts';
import type { RunPlan, TrainingRun } from './training-run.ts';

const VALIDATION_ROWS = 3;

const DEFAULT_TOLERANCES: Required<TrainerTolerances> = { batchUlp: 16, orderUlp: 64, formulaUlp: 64 };

/** What a law looks at a trainer with: opens its trainings, watches what they read, and closes them all. */
export class Rig {
  readonly trainer: Trainer;
  readonly traits: TrainerTraits;
  readonly tolerances: Required<TrainerTolerances>;
  readonly #open: OpenTraining[] = [];
  readonly #reads = new Set<string>();

  constructor(trainer: Trainer) {
    this.trainer = trainer;
    this.traits = trainer.traits ?? {};
    this.tolerances = { ...DEFAULT_TOLERANCES, ...trainer.tolerances };
  }

  /** The run of a plan, with examples drawn from its `dataSeed`. */
  runOf(plan: RunPlan): TrainingRun {
    const { examples, dataSeed: _, ...rest } = plan;
    const [train, validation] = [drawRows(plan, 'train', examples), drawRows(plan, 'validation', VALIDATION_ROWS)];
    return { ...rest, train, validation };
  }

  /** A run in which all of `rows` are one batch, so that an epoch is one step. */
  oneBatch(run: TrainingRun, rows: Rows): TrainingRun {
    return { ...run, train: rows, batchSize: rows.count };
  }

  /** A stream of the plan for what a law draws itself. */
  streamOf(plan: RunPlan, path: string): Stream {
    return openStream(plan.dataSeed, path);
  }

  /** Opens a training of a copy of `run`. */
  async open(run: TrainingRun): Promise<OpenTraining> {
    const training = new OpenTraining(await this.trainer.open(this.#watched(run)));
    this.#open.push(training);
    return training;
  }

  /** Ends the law when the trainer has never read this part of a run: then it can't depend on it. */
  requireRead(key: keyof TrainingRun): void {
    if (!this.#reads.has(key)) this.skip(`it never reads run.${key}`);
  }

  /** Ends the law without a verdict; `reason` completes “skipped: …”. */
  skip(reason: string): never {
    throw new LawSkipped(reason);
  }

  /** Closes every training that is still open. */
  async close(): Promise<void> {
    for (const training of this.#open.splice(0)) await training.close();
  }

  /** How many tensors the trainer holds. */
  async liveTensors(): Promise<number> {
    if (this.trainer.liveTensors === undefined) this.skip('it has no `liveTensors`');
    const count = await this.trainer.liveTensors();
    if (!Number.isSafeInteger(count)) {
      throw new SameseedError('trainer-answer', `Expected \`liveTensors()\` to give an integer, received ${count}.`);
    }
    return count;
  }

  // getters and no proxy, which can't be sent to a worker
  #watched(run: TrainingRun): TrainingRun {
    const copy = { ...run, train: copyRows(run.train), validation: copyRows(run.validation) };
    for (const [key, value] of Object.entries(copy)) {
      const get = (): unknown => {
        this.#reads.add(key);
        return value;
      };
      Object.defineProperty(copy, key, { enumerable: true, get });
    }
    return copy;
  }
}
