import type { NamedTensor } from '../../network/network.ts';
import type { Finding } from '../law.ts';
import type { OpenTraining } from '../open-training.ts';
import { differenceOfBits } from '../float32-tensors.ts';

/** What a training showed at one time. */
export interface Moment {
  /** `before the first epoch`, `after epoch 1`. */
  readonly when: string;
  readonly losses: readonly (number | undefined)[];
  readonly weights: readonly NamedTensor[];
}

/** Trains epochs `from` to `to` and notes losses and weights of each, the weights before the first one too. */
export async function traceEpochs(training: OpenTraining, to: number, from = 1): Promise<Moment[]> {
  const moments: Moment[] = [];
  if (from === 1) moments.push({ when: 'before the first epoch', losses: [], weights: await training.weights() });
  for (let epoch = from; epoch <= to; epoch++) moments.push(await traceEpoch(training, epoch));
  return moments;
}

/** Trains one epoch and notes what it left. */
export async function traceEpoch(training: OpenTraining, epoch: number): Promise<Moment> {
  const { loss, validationLoss } = await training.epoch();
  return { when: `after epoch ${epoch}`, losses: [loss, validationLoss], weights: await training.weights() };
}

const LOSSES = ['training loss', 'validation loss'];

/** The first moment at which two traces are not the same bits, as a finding; `what` says what should have been. */
export function compareTraces(
  expected: readonly Moment[],
  received: readonly Moment[],
  what: string,
): Finding | undefined {
  for (const [place, moment] of expected.entries()) {
    const other = received[place];
    const { when } = moment;
    const shapes = differentShapes(moment.weights, other.weights);
    if (shapes !== undefined) return { what: `${what}, but ${shapes}.`, when };
    const difference = differenceOfBits(moment.weights, other.weights);
    if (difference !== undefined) return { what: `${what}, but the weights differ.`, when, difference };
    const wrong = moment.losses.findIndex((loss, index) => !Object.is(loss, other.losses[index]));
    if (wrong !== -1) {
      const [first, second] = [moment.losses[wrong], other.losses[wrong]];
      return { what: `${what}, but the ${LOSSES[wrong]} is ${second} instead of ${first}.`, when };
    }
  }
  return undefined;
}

function differentShapes(expected: readonly NamedTensor[], received: readonly NamedTensor[]): string | undefined {
  const [first, second] = [expected, received].map((tensors) =>
    tensors.map(({ shape }) => `[${shape.join(', ')}]`).join(' '),
  );
  return first === second ? undefined : `the weights have the shapes ${second} instead of ${first}`;
}
