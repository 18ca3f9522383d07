import { SameseedError } from '../base/errors.ts';

/** The error of somebody who asks an engine for stacks that has none. */
export function unknownStack(engine: string): SameseedError {
  return new SameseedError(
    'stack-unknown',
    `Expected an engine that trains several networks at once, received ${engine}; choose one of tfjs, or leave out --stack.`,
  );
}
