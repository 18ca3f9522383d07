import type { SweepEvent } from '../replication/events.ts';
import { formatAccuracy, formatDuration, formatQuantity } from '../report/numbers.ts';
import type { Options } from './options.ts';
import { NO_PROGRESS, openProgressBar, type Progress } from './progress.ts';
import type { Terminal } from './terminal.ts';

/** Tells of a sweep as it goes on. */
export interface Watch {
  readonly onEvent: (event: SweepEvent) => void;
  readonly close: () => void;
}

/** JSON lines for programs; a bar where a person watches; else a line for each run that is done. */
export function openWatch({ json }: Pick<Options, 'json'>, terminal: Terminal): Watch {
  if (json) return { onEvent: (event) => tellProgram(event, terminal), close: () => undefined };
  return terminal.isWatched ? watchWithBar(terminal) : watchWithLines(terminal);
}

function tellProgram(event: SweepEvent, { printJson }: Terminal): void {
  if (event.kind === 'progress') return;
  if (event.kind === 'planned') {
    const { runs, digest } = event.plan;
    printJson({ kind: 'planned', runs: runs.map((run) => run.id), digest });
  } else if (event.kind === 'run-done') {
    printJson({ kind: 'run-done', id: event.id, result: event.record.result });
  } else if (event.kind === 'run-failed') {
    printJson({ kind: 'run-failed', id: event.id, code: event.error.code, message: event.error.message });
  } else printJson(event);
}

function watchWithBar(terminal: Terminal): Watch {
  let bar: Progress = NO_PROGRESS;
  let label = '';
  return {
    onEvent(event) {
      if (event.kind === 'progress') {
        if (bar === NO_PROGRESS) bar = openProgressBar(event.totalSteps);
        bar.show(event.doneSteps, label);
      }
      if (event.kind === 'resumed') terminal.note(renderEvent(event));
      if (event.kind === 'epoch') label = `${event.id}, epoch ${event.record.epoch}`;
    },
    close: () => bar.close(),
  };
}

function watchWithLines(terminal: Terminal): Watch {
  return {
    onEvent(event) {
      if (event.kind === 'resumed' || event.kind === 'run-done' || event.kind === 'run-failed') {
        terminal.note(renderEvent(event));
      }
    },
    close: () => undefined,
  };
}

type TellingEvent = Extract<SweepEvent, { kind: 'resumed' | 'run-done' | 'run-failed' }>;

/** One event as a line. */
export function renderEvent(event: TellingEvent): string {
  if (event.kind === 'run-failed') return `${event.id} failed: ${event.error.message} [${event.error.code}]`;
  if (event.kind === 'run-done') {
    const accuracy = event.record.result.epochs.at(-1)?.validationAccuracy ?? 0;
    return `${event.id}: ${formatAccuracy(accuracy)} after ${formatDuration(event.record.observed.durationMs)}`;
  }
  const damaged = event.damaged.length === 0 ? '' : ` Unreadable, so starting over: ${event.damaged.join(', ')}.`;
  const finished = formatQuantity(event.finished.length, 'run');
  const started = formatQuantity(event.started.length, 'run');
  return `Going on where the last time stopped: ${finished} done, ${started} begun.${damaged}`;
}
