import { parentPort, workerData } from 'node:worker_threads';
import type { Engine } from '../engine/engine.ts';
import { openEngine } from '../engine/registry.ts';
import { type Checkpoint, encodeCheckpoint } from '../training/checkpoint.ts';
import { train } from '../training/loop.ts';
import { type StackEvent, trainStack } from '../training/stack.ts';
import {
  type EndReport,
  packError,
  type RunReport,
  type StackRequest,
  STOP,
  type TrainRequest,
  type WorkerReport,
  type WorkerSetup,
} from './protocol.ts';

/** Messages cost less than a thousandth of the steps between them, and people see a smooth bar. */
const STEPS_PER_REPORT = 16;

const setup: WorkerSetup = workerData;
const stopping = new AbortController();

function report(message: WorkerReport): void {
  parentPort?.postMessage(message, []);
}

async function trainAndReport(engine: Engine, { config, resumeFrom }: TrainRequest): Promise<void> {
  const tell = openTeller(report, resumeFrom);
  const task = { engine, dataset: setup.dataset, config, signal: stopping.signal };
  for await (const event of train(resumeFrom === undefined ? task : { ...task, resumeFrom })) tell(event);
}

async function trainStackAndReport(engine: Engine, { runs }: StackRequest): Promise<void> {
  const tellers = runs.map(({ resumeFrom }, run) =>
    openTeller((told) => report({ kind: 'stacked', run, report: told }), resumeFrom),
  );
  const task = { engine, dataset: setup.dataset, runs, signal: stopping.signal };
  for await (const { run, event } of trainStack(task)) tellers[run](event);
  report({ kind: 'stack-over' });
}

/** Turns the events of a run into reports. */
function openTeller(
  send: (told: RunReport | EndReport) => void,
  resumeFrom: Checkpoint | undefined,
): (event: StackEvent['event']) => void {
  const origins = originsSince(resumeFrom);
  let steps = 0;
  return (event) => {
    if (event.kind === 'step') steps++;
    if (event.kind === 'epoch' || steps === STEPS_PER_REPORT) {
      send({ kind: 'steps', count: steps });
      steps = 0;
    }
    if (event.kind === 'epoch') {
      send({ kind: 'epoch', record: event.record, checkpoint: encodeCheckpoint({ ...event.checkpoint, ...origins }) });
    }
    if (event.kind === 'end') send({ kind: 'done', result: event.result });
    if (event.kind === 'failed') send({ kind: 'failed', error: packError(event.error) });
  };
}

function originsSince(resumeFrom: Checkpoint | undefined): Pick<Checkpoint, 'origins'> {
  const { origin } = setup;
  const before = resumeFrom?.origins ?? [];
  if (origin === undefined) return before.length === 0 ? {} : { origins: before };
  return { origins: [...before.filter(({ digest }) => digest !== origin.digest), origin] };
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

parentPort?.on('message', (request: TrainRequest | StackRequest | typeof STOP) => {
  if (request === STOP) {
    stopping.abort();
    void work.finally(() => process.exit());
  } else {
    work = engine
      .then(async (opened) =>
        'runs' in request ? trainStackAndReport(opened, request) : trainAndReport(opened, request),
      )
      .catch(fail);
  }
});
