import { SingleBar } from 'cli-progress';
import { formatDuration } from '../report/numbers.ts';

/** How far a piece of work is, in any unit that grows evenly with time. */
export interface Progress {
  /** Says that `done` of the total is done, and what is being worked on. */
  show(done: number, label: string): void;
  close(): void;
}

/** A bar on standard error with the share done, the time left and a label. */
export function openProgressBar(total: number): Progress {
  const bar = new SingleBar({
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
    fps: 5,
    barsize: 20,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    format: '{bar} {percentage} % · {left} · {label}',
  });
  bar.start(total, 0, { label: '', left: '…' });
  const timeLeft = openTimeLeft();
  return {
    show(done, label) {
      bar.update(done, { label, left: timeLeft(done, total) });
    },
    close: () => bar.stop(),
  };
}

/** Tells the time left whenever it is told how much is done; the first call counts as the start. */
export function openTimeLeft(): (done: number, total: number) => string {
  let first: { done: number; atMs: number } | undefined;
  return (done, total) => {
    first ??= { done, atMs: performance.now() };
    return renderTimeLeft(done - first.done, total - done, performance.now() - first.atMs);
  };
}

/** Time left at the speed so far, for example `12.3 s left`; `…` before anything is done. */
export function renderTimeLeft(done: number, left: number, elapsedMs: number): string {
  return done > 0 ? `${formatDuration((elapsedMs / done) * left)} left` : '…';
}

/** Shows nothing, for logs and pipes. */
export const NO_PROGRESS: Progress = { show: () => undefined, close: () => undefined };
