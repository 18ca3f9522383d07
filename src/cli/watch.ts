import type { SweepEvent } from '../replication/events.ts';
import { formatAccuracy, formatDuration, formatQuantity } from '../report/numbers.ts';
import type { Options } from './options.ts';
import { NO_PROGRESS, openProgressBar, openTimeLeft, type Progress } from './progress.ts';
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
    const { plan, runs } = event;
    printJson({ kind: 'planned', runs: runs.map((run) => run.id), of: plan.runs.length, digest: plan.digest });
  } else if (event.kind === 'run-done') {
    printJson({ kind: 'run-done', id: event.id, result: event.record.result });
  } else if (event.kind === 'run-failed') {
    printJson({ kind: 'run-failed', id: event.id, code: event.error.code, message: event.error.message });
  } else if (event.kind === 'stack-halved') {
    const { code, message } = event.error;
    printJson({ kind: 'stack-halved', ids: [...event.ids], error: { code, message } });
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
      if (isTelling(event) && !isEnd(event)) terminal.note(renderEvent(event));
      if (event.kind === 'epoch') label = `${event.id}, epoch ${event.record.epoch}`;
    },
    close: () => bar.close(),
  };
}

function watchWithLines(terminal: Terminal): Watch {
  const timeLeft = openTimeLeft();
  let left = '';
  return {
    onEvent(event) {
      if (event.kind === 'progress') left = timeLeft(event.doneSteps, event.totalSteps);
      if (!isTelling(event)) return;
      terminal.note(event.kind === 'run-done' ? `${renderEvent(event)}, ${left}` : renderEvent(event));
    },
    close: () => undefined,
  };
}

type TellingEvent = Extract<
  SweepEvent,
  { kind: 'replaced' | 'resumed' | 'run-done' | 'run-failed' | 'stack-started' | 'stack-halved' }
>;

const TELLING = new Set(['replaced', 'resumed', 'run-done', 'run-failed', 'stack-started', 'stack-halved']);

function isTelling(event: SweepEvent): event is TellingEvent {
  return TELLING.has(event.kind);
}

/** Whether it tells that a run is over, which the bar shows. */
function isEnd({ kind }: TellingEvent): boolean {
  return kind === 'run-done' || kind === 'run-failed';
}

/** One event as a line. */
export function renderEvent(event: TellingEvent): string {
  if (event.kind === 'run-failed') return `${event.id} failed: ${event.error.message} [${event.error.code}]`;
  if (event.kind === 'run-done') {
    const accuracy = event.record.result.epochs.at(-1)?.validationAccuracy ?? 0;
    return `${event.id}: ${formatAccuracy(accuracy)} after ${formatDuration(event.record.observed.durationMs)}`;
  }
  if (event.kind === 'stack-started') return `Training ${formatQuantity(event.ids.length, 'run')} together.`;
  if (event.kind === 'stack-halved') {
    const count = formatQuantity(event.ids.length, 'run');
    return `Not enough memory for ${count} at once, so going on with half as many: ${event.error.message}`;
  }
  if (event.kind === 'replaced') {
    return `Dropping the finished sweep that the folder held: ${event.differences.join(' and ')}.`;
  }
  const damaged = event.damaged.length === 0 ? '' : ` Unreadable, so starting over: ${event.damaged.join(', ')}.`;
  return `${renderTaken(event)}${damaged}`;
}

function renderTaken({ finished, started, isExtended, left }: Extract<SweepEvent, { kind: 'resumed' }>): string {
  const done = formatQuantity(finished.length, 'run');
  const begun = formatQuantity(started.length, 'run');
  if (left === 0) return `Nothing is left to train: ${done} done before. --fresh trains anew.`;
  if (isExtended)
    return `Extending the smaller sweep that the folder holds: ${done} done, ${begun} begun, ${left} left.`;
  return `Going on where the last time stopped: ${done} done, ${begun} begun, ${left} left.`;
}
