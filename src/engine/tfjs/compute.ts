import type { TensorContainerObject } from '@tensorflow/tfjs-core';
import { SameseedError } from '../../base/errors.ts';
import type { RunningBackend, TensorFlow } from './backend.ts';

/**
 * Runs operations on a backend: the tensors of the answer stay until they are disposed of, all others go. The backend
 * that the program had chosen for itself is chosen again.
 *
 * @throws {SameseedError} `engine-backend` when tfjs computes on another backend.
 */
export function compute<Answer extends object>(
  { tf, registered, explain }: Pick<RunningBackend, 'tf' | 'registered' | 'explain'>,
  operations: () => Answer,
): Answer {
  const chosen: string | null | undefined = tf.getBackend();
  choose(tf, registered);
  try {
    if (tf.getBackend() !== registered) refuseBackend(registered, 'another one');
    const answers: Answer[] = [];
    tf.tidy(() => {
      const answer = operations();
      // a tidy of the program around this one disposes of what is not kept
      if (isContainer(answer)) tf.tensor_util.getTensorsInContainer(answer).forEach((tensor) => tf.keep(tensor));
      answers.push(answer);
    });
    return answers[0];
  } catch (error) {
    throw explain?.(error) ?? error;
  } finally {
    if (typeof chosen === 'string') choose(tf, chosen);
  }
}

/** Any object is; tfjs's type for one has no readonly properties. */
function isContainer(answer: object): answer is TensorContainerObject {
  return answer instanceof Object;
}

/** Refuses a backend that tfjs doesn't use. @throws {SameseedError} `engine-backend`. */
export function refuseBackend(registered: string, received: string): never {
  throw new SameseedError(
    'engine-backend',
    `Expected tfjs to compute on its backend "${registered}", received ${received}; take another engine, such as portable.`,
  );
}

function choose(tf: TensorFlow, name: string): void {
  if (tf.getBackend() === name) return;
  // of a backend that has started the choice is made at once; what becomes of it is looked at, not waited for
  tf.setBackend(name).catch(() => false);
}
