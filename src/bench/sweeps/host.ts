import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hintonTreatment } from '../../replication/experiments/treatments.ts';
import { executePlan } from '../../replication/execute.ts';
import { planExperiment } from '../../replication/plan.ts';
import { unpackExamples } from '../remote/packed-workload.ts';
import { peakMemoryBytes } from '../remote/peak-memory.ts';
import type { SweepRequest } from './measure-sweep.ts';

const EPOCHS = 1;

const request: SweepRequest = JSON.parse(process.argv[2]);
const folder = await mkdtemp(join(tmpdir(), 'sameseed-sweep-'));
try {
  const experiment = {
    name: 'bench',
    title: 'Equal runs',
    dataset: request.dataset,
    seeds: Array.from({ length: request.runs }, (_, index) => index),
    treatments: [hintonTreatment(1e-5, { epochs: EPOCHS, replicates: request.runs })],
    isCut: true,
  };
  let startedMs = 0;
  await executePlan({
    plan: planExperiment({ experiment }),
    dataset: {
      name: request.dataset,
      title: request.dataset,
      classNames: [],
      digests: {},
      train: unpackExamples(request.train),
      test: unpackExamples(request.validation),
    },
    engine: 'portable',
    workers: request.workers,
    folder: join(folder, 'sweep'),
    onEvent({ kind }) {
      if (kind === 'planned') startedMs = performance.now();
    },
  });
  const durationMs = performance.now() - startedMs;
  process.stdout.write(JSON.stringify({ durationMs, peakBytes: peakMemoryBytes() }));
} finally {
  await rm(folder, { recursive: true, force: true });
}
