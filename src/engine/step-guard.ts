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
    expect(step === this.#step + 1, `step ${this.#step + 1}`, step);
    expect(Number.isFinite(learningRate), 'a finite learning rate', learningRate);
    const size = indices.length;
    expect(size >= 1 && size <= this.#batchSize, `a batch of 1 to ${this.#batchSize} examples`, size);
    const wrong = indices.find((index) => index >= this.#examples);
    expect(wrong === undefined, `indices below ${this.#examples}`, wrong);
    this.#step = step;
  }

  /** Refuses all further steps with `failure`, and throws it. */
  stop(failure: SameseedError): never {
    this.#failure = failure;
    throw failure;
  }
}

function expect(isMet: boolean, expectation: string, received: unknown): void {
  if (isMet) return;
  throw new SameseedError(
    'engine-step',
    `Expected ${expectation}, received ${String(received)}; give each batch of the run once, in order.`,
  );
}
