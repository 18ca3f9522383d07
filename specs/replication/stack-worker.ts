import { openStore } from '../../src/artifact/store.ts';
import { SameseedError } from '../../src/base/errors.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { SweepEvent } from '../../src/replication/events.ts';
import { executeStack } from '../../src/replication/execute-stack.ts';
import { originOf } from '../../src/replication/origin.ts';
import { planExperiment } from '../../src/replication/plan.ts';
import { openProgress } from '../../src/replication/progress.ts';
import { describeProvenance } from '../../src/replication/provenance.ts';
import type { Sweep } from '../../src/replication/sweep.ts';
import type { TrainingWorker } from '../../src/replication/training-worker.ts';
import { encodeCheckpoint } from '../../src/training/checkpoint.ts';
import { train } from '../../src/training/loop.ts';
import { trainStack } from '../../src/training/stack.ts';
import { newFolder } from './sweep-folder.ts';
import { tinyData, tinyExperiment } from './tiny-experiment.ts';

/** The four runs of the tiny experiment. */
export const { runs } = planExperiment({ experiment: tinyExperiment() });

/** A worker on this thread. */
function workerOn(engine: Engine): TrainingWorker {
  return {
    isAlive: true,
    async train({ config }, onReport) {
      for await (const event of train({ engine, dataset: tinyData, config })) {
        if (event.kind === 'step') await onReport({ kind: 'steps', count: 1 });
        if (event.kind === 'end') return { kind: 'done', result: event.result };
      }
      throw new Error('no end');
    },
    async trainStack(request, { onReport, onEnd }) {
      try {
        for await (const { run, event } of trainStack({ engine, dataset: tinyData, runs: request.runs })) {
          if (event.kind === 'step') await onReport(run, { kind: 'steps', count: 1 });
          if (event.kind === 'failed') await onEnd(run, { kind: 'failed', error: event.error });
          if (event.kind === 'end') await onEnd(run, { kind: 'done', result: event.result });
          if (event.kind !== 'epoch') continue;
          await onReport(run, { ...event, checkpoint: encodeCheckpoint(event.checkpoint) });
        }
        return undefined;
      } catch (error) {
        if (error instanceof SameseedError) return error;
        throw error;
      }
    },
    stop: () => Promise.resolve(),
  };
}

/** Trains the tiny experiment in a stack, on another engine once the worker is renewed; what was told, and the folder. */
export async function executeOn(engine: Engine, renewed = engine) {
  const folder = await newFolder();
  const store = await openStore(folder);
  const events: SweepEvent[] = [];
  const onEvent = (event: SweepEvent) => void events.push(event);
  const provenance = await describeProvenance(tinyData, engine);
  const sweep: Sweep = {
    store,
    provenance,
    origin: originOf(engine, provenance.fingerprint),
    progress: openProgress(runs, { dataset: tinyData, onEvent }),
    onEvent,
    now: Date.now,
    signal: new AbortController().signal,
    checkpoints: new Map(),
    rows: new Map(),
    failures: new Map(),
    keepsCheckpoints: false,
  };
  let renewals = 0;
  let worker = workerOn(engine);
  const lane = {
    get worker() {
      return worker;
    },
    renew: async () => {
      renewals++;
      worker = workerOn(renewed);
    },
  };
  await executeStack(sweep, runs, lane);
  return { store, sweep, events, renewals };
}
