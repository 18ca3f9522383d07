import type { Answer, IdentifiedFile } from '../protocol.ts';
import { isReady, type PanelState, type Trained, usualEpochs, type Work } from './state.ts';

/** What happens to the panel: something a person does, or a worker says. */
export type PanelEvent =
  | { readonly kind: 'choose-run'; readonly index: number }
  | { readonly kind: 'choose-epochs'; readonly epochs: number }
  | { readonly kind: 'give-files' }
  | { readonly kind: 'start'; readonly atMs: number }
  | { readonly kind: 'stop' }
  | { readonly kind: 'answer'; readonly answer: Answer; readonly atMs: number };

/** The panel after an event; one that doesn't fit its state changes nothing. */
export function reduce(state: PanelState, event: PanelEvent): PanelState {
  switch (event.kind) {
    case 'choose-run':
      return isRunning(state) || state.held.runs[event.index] === undefined ? state : chooseRun(state, event.index);
    case 'choose-epochs':
      return isRunning(state) ? state : { ...state, epochs: clampEpochs(state, event.epochs), work: { kind: 'idle' } };
    case 'give-files':
      return { ...state, isIdentifying: true, faults: [] };
    case 'start':
      return isReady(state) ? { ...state, faults: [], work: beginWork(state, event.atMs) } : state;
    case 'stop':
      return state.work.kind === 'running' ? { ...state, work: { ...state.work, kind: 'stopped' } } : state;
    default:
      return hear(state, event.answer, event.atMs);
  }
}

function isRunning({ work }: PanelState): boolean {
  return work.kind === 'running';
}

function chooseRun(state: PanelState, chosen: number): PanelState {
  return { ...state, chosen, epochs: usualEpochs(state.held.runs[chosen]), work: { kind: 'idle' } };
}

function clampEpochs({ held, chosen, epochs }: PanelState, wanted: number): number {
  if (!Number.isFinite(wanted)) return epochs;
  return Math.max(1, Math.min(held.runs[chosen].epochs.length, Math.round(wanted)));
}

function beginWork({ held, chosen, epochs }: PanelState, atMs: number): Work {
  return {
    kind: 'running',
    trained: { run: held.runs[chosen], epochs, step: 0, records: [], sinceMs: atMs, nowMs: atMs },
  };
}

function hear(state: PanelState, answer: Answer, atMs: number): PanelState {
  if (answer.kind === 'identified') return takeFiles(state, answer.files);
  if (answer.kind === 'failed' && state.isIdentifying) {
    return { ...state, isIdentifying: false, faults: [answer.message] };
  }
  if (state.work.kind !== 'running') return state;
  return { ...state, work: advance(state.work.trained, answer, atMs) };
}

function takeFiles(state: PanelState, given: readonly IdentifiedFile[]): PanelState {
  const names = new Map(given.map((file) => [file.kind === 'right' ? file.name : '', file.given]));
  const files = state.files.map((file) => {
    const name = names.get(file.name);
    return name === undefined ? file : { ...file, given: name };
  });
  const faults = given.flatMap((file) => (file.kind === 'wrong' ? file.fault : []));
  return { ...state, isIdentifying: false, files, faults };
}

function advance(before: Trained, answer: Exclude<Answer, { kind: 'identified' }>, atMs: number): Work {
  const trained = { ...before, nowMs: atMs };
  switch (answer.kind) {
    case 'started':
      return {
        kind: 'running',
        trained: {
          ...trained,
          sinceMs: atMs,
          stepsPerEpoch: answer.stepsPerEpoch,
          initialDigests: answer.initialDigests,
        },
      };
    case 'step':
      return { kind: 'running', trained: { ...trained, step: answer.step } };
    case 'epoch': {
      const step = answer.record.epoch * (before.stepsPerEpoch ?? 0);
      return { kind: 'running', trained: { ...trained, step, records: [...before.records, answer.record] } };
    }
    case 'finished':
      return {
        kind: 'finished',
        trained: answer.digest === undefined ? trained : { ...trained, digest: answer.digest },
      };
    default:
      return { kind: 'failed', message: answer.message };
  }
}
