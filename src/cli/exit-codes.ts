import { SameseedError } from '../base/errors.ts';

/** Fine. */
export const EXIT_FINE = 0;

/** A check failed: other bits than expected, or a damaged file. */
export const EXIT_CHECK_FAILED = 1;

/** Stopped by Ctrl-C (128 + SIGINT). */
export const EXIT_INTERRUPTED = 130;

const EXIT_WRONG_USE = 2;
const EXIT_FAULT = 70;

/** Exit code of the process that ends with this error. */
export function exitCodeOf(error: unknown): number {
  if (!(error instanceof SameseedError)) return EXIT_FAULT;
  if (error.kind === 'fault') return EXIT_FAULT;
  if (error.code === 'aborted') return EXIT_INTERRUPTED;
  return error.kind === 'check' ? EXIT_CHECK_FAILED : EXIT_WRONG_USE;
}
