import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { RunResult } from '../artifact/record.ts';
import type { SameseedError } from '../base/errors.ts';
import { PACKAGE_ROOT } from './package-root.ts';
import {
  type EndReport,
  type RunReport,
  type StackRequest,
  STOP,
  type TrainRequest,
  unpackError,
  type WorkerReport,
  type WorkerSetup,
} from './protocol.ts';

/** How a run ended on its worker. */
export type RunOutcome =
  | { readonly kind: 'done'; readonly result: RunResult }
  | { readonly kind: 'failed'; readonly error: SameseedError };

/** Is told of the runs of a stack, by their places in the request; as with one run, one thing after the other. */
export interface StackListener {
  readonly onReport: (run: number, report: RunReport) => Promise<void>;
  readonly onEnd: (run: number, outcome: RunOutcome) => Promise<void>;
}

/** A thread with an engine of its own that trains one run at a time. */
export interface TrainingWorker {
  /** False after the thread has ended, for whatever reason. */
  readonly isAlive: boolean;
  /** Reports come in order, each after `onReport` is through with the one before; what it throws is thrown on. */
  train(request: TrainRequest, onReport: (report: RunReport) => Promise<void>): Promise<RunOutcome>;
  /** Trains runs as one stack, and answers when all of them have ended, or with the error that stopped the rest. */
  trainStack(request: StackRequest, listener: StackListener): Promise<SameseedError | undefined>;
  /** Ends the thread, at once or between two steps, as its engine needs it; a run on it fails. */
  stop(): Promise<void>;
}

/**
 * Starts a thread and waits until its engine has passed the self-test.
 *
 * @throws {SameseedError} what the engine throws, or `worker-died` when the thread ends.
 */
export async function startWorker(setup: WorkerSetup, signal?: AbortSignal): Promise<TrainingWorker> {
  signal?.throwIfAborted();
  // The thread runs compiled code also when this module is run from source.
  const worker = new Worker(new URL('dist/replication/worker.js', PACKAGE_ROOT), { workerData: setup, execArgv: [] });
  const reports = on(worker, 'message', { close: ['exit'] });
  let isAlive = true;
  // until its engine is there, nobody knows
  let mustEndItself = true;
  const ended = new Promise<void>((settle) => worker.once('exit', () => settle()));
  const stop = async (): Promise<void> => {
    if (mustEndItself) worker.postMessage(STOP, []);
    else await worker.terminate();
    await ended;
  };
  const onAbort = (): void => void stop();
  signal?.addEventListener('abort', onAbort);
  worker.once('exit', () => {
    isAlive = false;
    signal?.removeEventListener('abort', onAbort);
  });

  const next = async (): Promise<WorkerReport> => {
    try {
      const item = await reports.next();
      if (item.done !== true) return item.value[0];
      throw new Error('it ended');
    } catch (error) {
      isAlive = false;
      const message = `Expected the worker to finish its run, it died: ${String(error)}; start the sweep again to go on.`;
      return { kind: 'failed', error: { code: 'worker-died', message, kind: 'fault' } };
    }
  };

  const first = await next();
  if (first.kind === 'failed') {
    await stop();
    throw unpackError(first.error);
  }
  if (first.kind === 'ready') mustEndItself = first.mustEndItself;
  return {
    get isAlive() {
      return isAlive;
    },
    async train(request, onReport) {
      worker.postMessage(request, []);
      for (;;) {
        const report = await next();
        if (report.kind === 'steps' || report.kind === 'epoch') await onReport(report);
        else if (report.kind === 'done' || report.kind === 'failed') return outcomeOf(report);
      }
    },
    async trainStack(request, listener) {
      worker.postMessage(request, []);
      for (;;) {
        const told = await next();
        if (told.kind === 'stack-over') return undefined;
        if (told.kind === 'failed') return unpackError(told.error);
        if (told.kind !== 'stacked') continue;
        const { run, report } = told;
        if (report.kind === 'steps' || report.kind === 'epoch') await listener.onReport(run, report);
        else await listener.onEnd(run, outcomeOf(report));
      }
    },
    stop,
  };
}

function outcomeOf(report: EndReport): RunOutcome {
  return report.kind === 'done' ? report : { kind: 'failed', error: unpackError(report.error) };
}
