import { SameseedError } from '../base/errors.ts';
import type { EngineTask, StepInput } from './engine.ts';

/** Admits the steps of a session in their order, and none after a failure. */
export class StepGuard {
  readonly #batchSize: number;
  readonly #examples: number;
  #step: number;
  #failure: SameseedError | undefined;

  constructor(task: EngineTask) {
    this.#batchSize = task.batchSize;
    this.#examples = task.train.count;
    this.#step = task.state.step;
  }

  /** Steps taken so far. */
  get step(): number {
    return this.#step;
  }

  /**
   * Counts a step that is about to be taken.
   *
   * @throws {SameseedError} `engine-step` for a step out of order, an empty or too large batch, an index that isn't an
   *   example and a rate that isn't finite; the earlier `non-finite` once the session has stopped.
   */
  admit({ step, indices, learningRate }: StepInput): void {
    if (this.#failure !== undefined) throw this.#failure;
    const size = indices.length;
    if (step !== this.#step + 1) refuse(`step ${this.#step + 1}`, step);
    if (!Number.isFinite(learningRate)) refuse('a finite learning rate', learningRate);
    if (size < 1 || size > this.#batchSize) refuse(`a batch of 1 to ${this.#batchSize} examples`, size);
    for (let row = 0; row < size; row++) {
      if (indices[row] >= this.#examples) refuse(`indices below ${this.#examples}`, indices[row]);
    }
    this.#step = step;
  }

  /** Refuses all further steps with `failure`, and throws it. */
  stop(failure: SameseedError): never {
    this.#failure = failure;
    throw failure;
  }
}

function refuse(expectation: string, received: number): never {
  throw new SameseedError(
    'engine-step',
    `Expected ${expectation}, received ${received}; give each batch of the run once, in order.`,
  );
}
