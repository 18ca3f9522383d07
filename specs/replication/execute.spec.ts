import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readRecords, type Records } from '../../src/artifact/read.ts';
import type { Provenance, SummaryRecord } from '../../src/artifact/record.ts';
import { openStore } from '../../src/artifact/store.ts';
import { prettyJson } from '../../src/base/canonical-json.ts';
import type { SweepEvent } from '../../src/replication/events.ts';
import { executePlan } from '../../src/replication/execute.ts';
import { describePlan } from '../../src/replication/manifest.ts';
import { planExperiment } from '../../src/replication/plan.ts';
import { describeProvenance } from '../../src/replication/provenance.ts';
import { decodeCheckpoint } from '../../src/training/checkpoint.ts';
import { finish, oracle } from '../training/tiny.ts';
import { executeAndListen, listFiles, newFolder, tinySweep } from './sweep-folder.ts';
import { tinyData, tinyExperiment, tinyTreatment } from './tiny-experiment.ts';

describe('a sweep', () => {
  let folder: string;
  let summary: SummaryRecord;
  let events: readonly SweepEvent[];
  let records: Records;

  beforeAll(async () => {
    folder = await newFolder();
    let time = 0;
    ({ summary, events } = await executeAndListen(tinySweep(folder, { now: () => (time += 1000) })));
    records = await readRecords(folder);
  });

  it('leaves a record for each run, a summary and the example images, and nothing else', async () => {
    expect(await listFiles(folder)).toEqual([
      'examples.json',
      'plan.json',
      'runs/rows/long/seed-0.json',
      'runs/rows/long/seed-1.json',
      'runs/rows/short/seed-0.json',
      'runs/rows/short/seed-1.json',
      'summary.json',
    ]);
    expect(records.summary).toEqual(summary);
  });

  it('gives the results of training on one thread', async () => {
    for (const { id, config } of tinySweep('').plan.runs) {
      const { result } = await finish({ engine: oracle, dataset: tinyData, config });
      expect(records.runs.get(id)?.result).toEqual(result);
    }
  });

  it('summarizes each treatment over its seeds', () => {
    const finals = ['rows/long/seed-0', 'rows/long/seed-1'].map(
      (id) => records.runs.get(id)?.result.epochs.at(-1)?.validationAccuracy ?? NaN,
    );
    expect(summary.result.treatments[1]).toMatchObject({
      part: 'rows',
      treatment: 'long',
      levels: { id: 'long' },
      parameterCount: (9 + 1) * 4 + (4 + 1) * 3,
      epochs: 5,
      count: 2,
      mean: (finals[0] + finals[1]) / 2,
      minimum: Math.min(...finals),
      maximum: Math.max(...finals),
    });
    expect(summary.result.claim).toBe(oracle.claim);
  });

  it('tells what happens, with weighted steps that end at the total', () => {
    expect(events[0].kind).toBe('planned');
    const progress = events.flatMap((event) => (event.kind === 'progress' ? [event] : []));
    const total = (3 + 3 + 5 + 5) * 3;
    expect(progress.every(({ totalSteps }) => totalSteps === total)).toBe(true);
    const done = progress.map(({ doneSteps }) => doneSteps);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(done.at(-1)).toBeCloseTo(total, 9);
    expect(events.filter(({ kind }) => kind === 'epoch')).toHaveLength(16);
  });

  it('starts the longest runs first', () => {
    const done = events.flatMap((event) => (event.kind === 'run-done' ? [event.id] : []));
    expect(done).toEqual(['rows/long/seed-0', 'rows/long/seed-1', 'rows/short/seed-0', 'rows/short/seed-1']);
  });

  it('takes times from the clock that it is given', () => {
    expect(summary.observed).toMatchObject({ startedAt: '1970-01-01T00:00:01.000Z', workers: 1 });
    expect(records.runs.get('rows/short/seed-0')?.observed.epochDurationsMs).toEqual([1000, 1000, 1000]);
  });

  it('says where it comes from, without a path', async () => {
    const { provenance } = summary;
    expect(provenance).toMatchObject({ dataset: { name: 'glyphs' }, engine: { name: 'oracle' } });
    expect(Object.keys(provenance.packages)).toEqual(['sameseed', 'seedrandom']);
    for (const file of await listFiles(folder)) {
      const text = await readFile(join(folder, file), 'utf8');
      expect(text).not.toContain(folder);
      expect(text).not.toContain(process.cwd());
    }
  });

  it('keeps the first test example of each class for the report', async () => {
    const { title, images } = JSON.parse(await readFile(join(folder, 'examples.json'), 'utf8'));
    expect(title).toBe('lit rows');
    expect(images).toHaveLength(3);
    expect(images[1]).toMatchObject({ label: 'middle', height: 3, width: 3 });
    expect([...Buffer.from(images[1].pixels, 'base64')]).toEqual([...tinyData.test.images.subarray(9, 18)]);
  });
});

it('a sweep that keeps checkpoints has one of every epoch', async () => {
  const folder = await newFolder();
  await executePlan(tinySweep(folder, { keepCheckpoints: true }));
  const kept = (await listFiles(folder)).filter((file) => file.startsWith('checkpoints/rows/short/'));
  expect(kept).toEqual(
    [0, 1].flatMap((seed) => [1, 2, 3].map((epoch) => `checkpoints/rows/short/seed-${seed}/epoch-${epoch}.bin`)),
  );
  const last = await readFile(join(folder, 'checkpoints/rows/short/seed-0/epoch-3.bin'));
  const record = (await readRecords(folder)).runs.get('rows/short/seed-0');
  expect(decodeCheckpoint(last).epochs).toEqual(record?.result.epochs);
});

describe('executePlan', () => {
  it.each([
    ['no workers', { workers: 0 }, 'workers-invalid'],
    ['half a worker', { workers: 1.5 }, 'workers-invalid'],
    ['an engine that nobody knows', { engine: 'cuda' }, 'engine-unknown'],
    ['other data than planned', { dataset: { ...tinyData, name: 'mnist' as const } }, 'dataset-mismatch'],
  ])('refuses %s and writes nothing', async (_what, changes, code) => {
    const folder = await newFolder();
    await expect(executePlan(tinySweep(folder, changes))).rejects.toThrow(expect.objectContaining({ code }));
    expect(await listFiles(folder)).toEqual([]);
  });

  it('leaves a folder alone that another program writes', async () => {
    const folder = await newFolder();
    const store = await openStore(folder);
    await expect(executePlan(tinySweep(folder))).rejects.toThrow(expect.objectContaining({ code: 'folder-busy' }));
    await store.close();
  });
});

describe('a run that fails', () => {
  const experiment = tinyExperiment({
    treatments: [
      tinyTreatment('short'),
      tinyTreatment('diverging', { schedule: { kind: 'constant', rate: 1e38 }, epochs: 4 }),
    ],
  });

  it('is named at the end, stops no other, and is tried again alone the next time', async () => {
    const folder = await newFolder();
    const plan = planExperiment({ experiment, seeds: [1] });
    const kinds: string[] = [];
    const onEvent = (event: SweepEvent): void => void kinds.push(event.kind);
    for (let time = 1; time <= 2; time++) {
      await expect(executePlan(tinySweep(folder, { plan, onEvent }))).rejects.toThrow(
        expect.objectContaining({
          code: 'runs-failed',
          kind: 'check',
          message: expect.stringMatching(/all 2 runs to finish, 1 failed.*rows\/diverging\/seed-1: /u),
        }),
      );
      expect(await listFiles(folder)).toEqual([
        'examples.json',
        'failures/rows/diverging/seed-1.json',
        'plan.json',
        'runs/rows/short/seed-1.json',
        'summary.json',
      ]);
    }
    expect(kinds.filter((kind) => kind === 'run-failed')).toHaveLength(2);
    expect(kinds.filter((kind) => kind === 'run-done')).toHaveLength(1);
  });

  it('stands in the summary of the others, by the code of its error', async () => {
    const folder = await newFolder();
    await executePlan(tinySweep(folder, { plan: planExperiment({ experiment }) })).catch(() => undefined);
    const { summary } = await readRecords(folder);
    expect(summary.result.treatments.map(({ treatment, count }) => [treatment, count])).toEqual([['short', 2]]);
    expect(summary.result.failures).toEqual({
      'rows/diverging/seed-0': 'non-finite',
      'rows/diverging/seed-1': 'non-finite',
    });
  });

  it('leaves no trace once it is done', async () => {
    const folder = await newFolder();
    const failure = { schemaVersion: 1, kind: 'failure', run: 'rows/short/seed-0', code: 'worker-died', message: '' };
    const store = await openStore(folder);
    await store.writeFile('plan.json', prettyJson(describePlan(tinySweep('').plan, await provenanceOf())));
    await store.writeFile('failures/rows/short/seed-0.json', prettyJson(failure));
    await store.close();
    const summary = await executePlan(tinySweep(folder));
    expect(summary.result).not.toHaveProperty('failures');
    expect(await listFiles(folder)).not.toContain('failures/rows/short/seed-0.json');
  });

  it('leaves no summary when there is no other', async () => {
    const folder = await newFolder();
    const plan = planExperiment({ experiment: { ...experiment, treatments: experiment.treatments.slice(1) } });
    const failed = executePlan(tinySweep(folder, { plan }));
    await expect(failed).rejects.toThrow(expect.objectContaining({ code: 'runs-failed' }));
    expect(await listFiles(folder)).not.toContain('summary.json');
  });
});

async function provenanceOf(): Promise<Provenance> {
  return describeProvenance(tinyData, oracle);
}
