import { createInterface } from 'node:readline';
import type { Examples } from '../../dataset/dataset.ts';
import type { Competitor, Contestant } from '../competitor.ts';
import { openCompetitor } from '../competitors/registry.ts';
import { stepOf, type Workload } from '../workload.ts';
import { type PackedExamples, type PackedWorkload, unpackExamples, unpackWorkload } from './packed-workload.ts';
import { peakMemoryBytes } from './peak-memory.ts';
import type { Request } from './protocol.ts';

interface Training {
  readonly workload: Workload;
  readonly contestant: Contestant;
  step: number;
}

const examples = new Map<string, Examples>();
let training: Training | undefined;

function say(value: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

function load(packed: PackedExamples): Examples {
  const known = examples.get(packed.images) ?? unpackExamples(packed);
  examples.set(packed.images, known);
  return known;
}

async function open(competitor: Competitor, work: PackedWorkload): Promise<Training> {
  const workload = unpackWorkload(work, { train: load(work.train), validation: load(work.validation) });
  return { workload, contestant: await competitor.open(workload), step: workload.state.step };
}

async function timed(work: () => Promise<void>): Promise<{ cpuMs: number; wallMs: number }> {
  const started = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { cpuMs: (user + system) / 1000, wallMs: performance.now() - started };
}

async function answer(request: Request, competitor: Competitor): Promise<Readonly<Record<string, unknown>>> {
  if (request.call === 'open') {
    training = await open(competitor, request.work);
    return {};
  }
  if (request.call === 'memory') return { peakBytes: peakMemoryBytes() };
  if (training === undefined) throw new Error(`nothing is open to ${request.call}`);
  const { contestant, workload } = training;
  if (request.call === 'close') {
    await contestant.close();
    training = undefined;
    return {};
  }
  if (request.call === 'evaluate') {
    let correct = 0;
    const times = await timed(async () => {
      correct = await contestant.evaluate();
    });
    return { ...times, correct };
  }
  const losses: number[] = [];
  const first = training.step + 1;
  const times = await timed(async () => {
    for (let index = 0; index < request.count; index++) {
      losses.push(await contestant.step(stepOf(workload, first + index)));
    }
  });
  training.step += request.count;
  return { ...times, losses };
}

function fail(error: unknown): void {
  say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
}

try {
  const competitor = await openCompetitor(process.argv[2]);
  say({ kind: 'ready', version: competitor.version, optimizers: competitor.optimizers });
  for await (const line of createInterface({ input: process.stdin })) {
    try {
      say({ kind: 'done', ...(await answer(JSON.parse(line), competitor)) });
    } catch (error) {
      fail(error);
    }
  }
} catch (error) {
  fail(error);
}
