import { EXIT_INTERRUPTED } from './exit-codes.ts';

/** The first Ctrl-C aborts a signal, so that work can stop where it can go on later; the second one ends the process. */
export interface Interrupt {
  readonly signal: AbortSignal;
  /** Gives Ctrl-C its usual meaning back. */
  release(): void;
}

/** Catches SIGINT and SIGTERM; `onFirst` is told once. */
export function catchInterrupts(onFirst: () => void): Interrupt {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(EXIT_INTERRUPTED);
    onFirst();
    controller.abort();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return {
    signal: controller.signal,
    release: () => void process.off('SIGINT', stop).off('SIGTERM', stop),
  };
}
