import { EXIT_INTERRUPTED } from './exit-codes.ts';

/**
 * The first Ctrl-C aborts a signal, so that work can stop where it can go on later; the second one ends the process. A
 * SIGTERM is as good as the first, however often it comes: schedulers send several before they kill.
 */
export interface Interrupt {
  readonly signal: AbortSignal;
  /** Gives Ctrl-C its usual meaning back. */
  release(): void;
}

/** Catches SIGINT and SIGTERM; `onFirst` is told once. */
export function catchInterrupts(onFirst: () => void): Interrupt {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) return;
    onFirst();
    controller.abort();
  };
  const insist = (): void => {
    if (controller.signal.aborted) process.exit(EXIT_INTERRUPTED);
    stop();
  };
  process.on('SIGINT', insist).on('SIGTERM', stop);
  return {
    signal: controller.signal,
    release: () => void process.off('SIGINT', insist).off('SIGTERM', stop),
  };
}
