import { parentPort, workerData } from 'node:worker_threads';
import type { Engine } from '../engine/engine.ts';
import { openEngine } from '../engine/registry.ts';
import { encodeCheckpoint } from '../training/checkpoint.ts';
import { train } from '../training/loop.ts';
import { packError, STOP, type TrainRequest, type WorkerReport, type WorkerSetup } from './protocol.ts';

/** Messages cost less than a thousandth of the steps between them, and people see a smooth bar. */
const STEPS_PER_REPORT = 16;

const setup: WorkerSetup = workerData;
const stopping = new AbortController();

function report(message: WorkerReport, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}

async function trainAndReport(engine: Engine, { config, resumeFrom }: TrainRequest): Promise<void> {
  let steps = 0;
  const task = { engine, dataset: setup.dataset, config, signal: stopping.signal };
  for await (const event of train(resumeFrom === undefined ? task : { ...task, resumeFrom })) {
    if (event.kind === 'step') steps++;
    if (event.kind === 'epoch' || steps === STEPS_PER_REPORT) {
      report({ kind: 'steps', count: steps });
      steps = 0;
    }
    if (event.kind === 'epoch') {
      const checkpoint = encodeCheckpoint(event.checkpoint);
      report({ kind: 'epoch', record: event.record, checkpoint });
    }
    if (event.kind === 'end') report({ kind: 'done', result: event.result });
  }
}

function fail(error: unknown): void {
  if (!stopping.signal.aborted) report({ kind: 'failed', error: packError(error) });
}

async function start(): Promise<Engine> {
  const engine = await openEngine(setup.engine);
  report({ kind: 'ready', mustEndItself: engine.mustEndItself === true });
  return engine;
}

const engine = start();
let work: Promise<unknown> = engine.catch(fail);

parentPort?.on('message', (request: TrainRequest | typeof STOP) => {
  if (request === STOP) {
    stopping.abort();
    void work.finally(() => process.exit());
  } else {
    work = engine.then(async (opened) => trainAndReport(opened, request)).catch(fail);
  }
});
