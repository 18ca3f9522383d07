import type { TrainingState } from '../../network/network.ts';
import type { EngineSession, EngineStack, Score, StackScore, StepInput } from '../engine.ts';

/** A network alone: a stack of one, so that the same operations train it. */
export class TfjsSession implements EngineSession {
  readonly #stack: EngineStack;

  constructor(stack: EngineStack) {
    this.#stack = stack;
  }

  async step(input: StepInput): Promise<Score> {
    return only(await this.#stack.step([input]));
  }

  async evaluate(): Promise<Score> {
    return only(await this.#stack.evaluate());
  }

  async penalty(): Promise<number> {
    return (await this.#stack.penalties())[0];
  }

  async readState(): Promise<TrainingState> {
    return (await this.#stack.readStates())[0];
  }

  close() {
    return this.#stack.close();
  }
}

function only([score]: readonly StackScore[]): Score {
  if (score instanceof Error) throw score;
  return score;
}
