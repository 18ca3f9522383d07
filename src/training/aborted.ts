import { SameseedError } from '../base/errors.ts';

/** The error of work that its user stopped: code `aborted`, with what was reached and how to go on. */
export function abortedError(message: string, reason: unknown): SameseedError {
  return new SameseedError('aborted', message, { kind: 'check', cause: reason });
}
