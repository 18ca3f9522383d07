import { setImmediate } from 'node:timers/promises';
import { SameseedError } from '../../base/errors.ts';
import type { TrainingState } from '../../network/network.ts';
import type { Awaitable, EngineStack, StackScore, StepInput } from '../engine.ts';

/** The two ways in which a device tells of a fault. */
export type FaultSource = Pick<GPUDevice, 'onuncapturederror' | 'lost'>;

interface DeviceFault {
  readonly code: 'gpu-error' | 'gpu-memory' | 'gpu-lost';
  readonly words: string;
}

const CURES = {
  'gpu-error': 'report this with the GPU and its driver, and choose another engine',
  'gpu-memory': 'free its memory, take smaller batches or fewer runs at once, or choose another engine',
  'gpu-lost': 'start the same command again to go on from the last whole epoch',
} as const;

/**
 * Watches a device for faults, of which a computation itself doesn't tell: a refused product is zeros. The first fault
 * fails whatever is under way and all that follows.
 */
export class DeviceWatch {
  #fault: DeviceFault | undefined;
  #failure: SameseedError | undefined;

  constructor(device: FaultSource) {
    device.onuncapturederror = ({ error }) => {
      const isMemory = error.constructor.name === 'GPUOutOfMemoryError';
      this.#fault ??= { code: isMemory ? 'gpu-memory' : 'gpu-error', words: firstLine(error.message) };
    };
    void this.#awaitLoss(device);
  }

  /** A stack whose calls fail, with the step named, when the device does. */
  watch(stack: EngineStack): EngineStack {
    return new WatchedStack(stack, this);
  }

  /**
   * Does some work that `place` names, for example `step 3`.
   *
   * @throws {SameseedError} `gpu-error`, `gpu-memory` or `gpu-lost`, which come before what the work itself throws.
   */
  async during<Answer>(place: string, work: () => Awaitable<Answer>): Promise<Answer> {
    this.#check(place);
    try {
      const answer = await work();
      this.#check(place);
      return answer;
    } catch (error) {
      // a lost device rejects what waits for it before it says that it is lost
      await setImmediate();
      this.#check(place);
      if (error instanceof SameseedError) throw error;
      this.#fault = { code: 'gpu-error', words: String(error) };
      throw this.#fail(place, error);
    }
  }

  async #awaitLoss({ lost }: FaultSource): Promise<void> {
    const { reason, message } = await lost;
    this.#fault ??= { code: 'gpu-lost', words: `its loss (${reason}): ${firstLine(message)}` };
  }

  #check(place: string): void {
    if (this.#fault !== undefined) throw this.#fail(place);
  }

  #fail(place: string, cause?: unknown): SameseedError {
    const { code, words } = this.#fault ?? { code: 'gpu-error', words: 'an unknown fault' };
    this.#failure ??= new SameseedError(
      code,
      `Expected the GPU to compute ${place}, received ${words}; ${CURES[code]}.`,
      { kind: 'fault', cause },
    );
    return this.#failure;
  }
}

class WatchedStack implements EngineStack {
  readonly #stack: EngineStack;
  readonly #watch: DeviceWatch;
  #last = 'the state to begin with';

  constructor(stack: EngineStack, watch: DeviceWatch) {
    this.#stack = stack;
    this.#watch = watch;
  }

  async step(inputs: readonly StepInput[]): Promise<readonly StackScore[]> {
    const steps = new Set(inputs.map(({ step }) => step));
    const place = `step ${[...steps].join(' and ')}`;
    const scores = await this.#watch.during(place, async () => this.#stack.step(inputs));
    this.#last = place;
    return scores;
  }

  async evaluate(): Promise<readonly StackScore[]> {
    return this.#watch.during(`the evaluation after ${this.#last}`, async () => this.#stack.evaluate());
  }

  async penalties(): Promise<readonly number[]> {
    return this.#watch.during(`the penalty after ${this.#last}`, async () => this.#stack.penalties());
  }

  async readStates(): Promise<readonly TrainingState[]> {
    return this.#watch.during(`the state after ${this.#last}`, async () => this.#stack.readStates());
  }

  close(): Awaitable<void> {
    return this.#stack.close();
  }
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0];
}
