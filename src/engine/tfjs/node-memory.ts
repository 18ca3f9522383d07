import { SameseedError } from '../../base/errors.ts';

/** Status of TensorFlow for what does not fit into memory, and its words on it. */
const EXHAUSTED = /TF_Status: 8\nMessage: (.*)/u;

/** TensorFlow's error as one with a cure when memory was short; every other one as it is. */
export function explainMemory(error: unknown): unknown {
  const words = error instanceof Error ? EXHAUSTED.exec(error.message)?.[1] : undefined;
  if (words === undefined) return error;
  return new SameseedError(
    'engine-memory',
    `Expected every tensor of a step to fit into memory, but TensorFlow says: ${words}; the last whole epoch is kept: go on with fewer --workers.`,
    { cause: error },
  );
}
