import { SameseedError } from '../base/errors.ts';
import { describeValue } from '../base/schema.ts';
import type { NamedTensor } from '../network/network.ts';
import type { Rows } from './rows.ts';
import type { EpochLosses, Training, WeightTensor } from './trainer.ts';

/** Thrown to end a law that a trainer can't be asked. */
export class LawSkipped extends Error {}

/** A trainer's training with its answers checked and copied; what it has not ends the law as skipped. */
export class OpenTraining {
  readonly #training: Training;
  #isClosed = false;

  constructor(training: Training) {
    this.#training = training;
  }

  /** Whether the trainer has this call. */
  can(call: keyof Training): boolean {
    return this.#training[call] !== undefined;
  }

  /** Trains an epoch. */
  async epoch(): Promise<{ readonly loss: number; readonly validationLoss?: number }> {
    const losses: EpochLosses | undefined = await this.#training.epoch();
    const { loss, ...rest } = typeof losses === 'object' ? losses : { loss: losses };
    if (typeof loss !== 'number') return refuse('`epoch()` to give its mean loss as a number or { loss }', loss);
    return { loss, ...rest };
  }

  /** Copies of the weights. */
  async weights(): Promise<NamedTensor[]> {
    return copyTensors('weights()', await this.#training.weights());
  }

  /** Replaces the weights. */
  async setWeights(weights: readonly WeightTensor[]): Promise<void> {
    if (this.#training.setWeights === undefined) lack('setWeights');
    await this.#training.setWeights(copyTensors('weights()', weights));
  }

  /** Takes steps. */
  async steps(count: number): Promise<void> {
    if (this.#training.steps === undefined) lack('steps');
    await this.#training.steps(count);
  }

  /** What is needed to go on in another training. */
  async save(): Promise<unknown> {
    if (this.#training.save === undefined) lack('save');
    return this.#training.save();
  }

  /** Goes on from there. */
  async restore(saved: unknown): Promise<void> {
    if (this.#training.restore === undefined) lack('restore');
    await this.#training.restore(saved);
  }

  /** Mean loss of rows. */
  async loss(rows: Rows): Promise<number> {
    if (this.#training.loss === undefined) lack('loss');
    const loss: unknown = await this.#training.loss(rows);
    return typeof loss === 'number' ? loss : refuse('`loss(rows)` to give a number', loss);
  }

  /** Probabilities of the classes [rows, classes]. */
  async predict(rows: Rows, classes: number): Promise<NamedTensor> {
    if (this.#training.predict === undefined) lack('predict');
    const values = await this.#training.predict(rows);
    if (values.length !== rows.count * classes) {
      refuse(`\`predict(rows)\` to give ${rows.count} × ${classes} probabilities`, values.length);
    }
    return { name: 'probabilities', shape: [rows.count, classes], values: Float32Array.from(values) };
  }

  /** Gradient of the loss of rows, in the order of the weights. */
  async gradient(rows: Rows): Promise<NamedTensor[]> {
    if (this.#training.gradient === undefined) lack('gradient');
    return copyTensors('gradient(rows)', await this.#training.gradient(rows));
  }

  /** Closes the training, once. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#training.close?.();
  }
}

function lack(call: keyof Training): never {
  throw new LawSkipped(`it has no \`${call}\``);
}

function copyTensors(call: string, tensors: readonly WeightTensor[]): NamedTensor[] {
  const answer: unknown = tensors;
  if (!Array.isArray(answer)) refuse(`\`${call}\` to give a list of tensors`, answer);
  return tensors.map(({ name, shape, values }, place) => {
    if (!Array.isArray(shape)) refuse(`tensor ${place} of \`${call}\` to be { shape, values }`, tensors[place]);
    const size = shape.reduce((product, length) => product * length, 1);
    if (values.length !== size) {
      refuse(
        `tensor ${place} of \`${call}\` to have ${size} values for the shape [${shape.join(', ')}]`,
        values.length,
      );
    }
    return { name: name ?? `tensor ${place}`, shape: [...shape], values: Float32Array.from(values) };
  });
}

function refuse(expectation: string, received: unknown): never {
  throw new SameseedError(
    'trainer-answer',
    `Expected ${expectation}, received ${describeValue(received)}; see \`Training\` for what each call gives.`,
  );
}
