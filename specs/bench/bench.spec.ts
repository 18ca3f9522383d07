import { expect, it } from 'vitest';
import { runBench } from '../../src/bench/bench.ts';
import { openDataset } from '../../src/dataset/source.ts';
import { prettyJson } from '../../src/base/canonical-json.ts';
import { firstOf } from '../../src/bench/bench-data.ts';

const extent = { isQuick: true, hasAllOptimizers: false, stepsBefore: 1, only: ['portable'] } as const;

const glyphs = await openDataset({ name: 'glyphs' });
const dataset = { ...glyphs, train: firstOf(glyphs.train, 256), test: firstOf(glyphs.test, 256) };

it('measures what it is asked for, and the record is JSON', async () => {
  const told: string[] = [];
  const record = await runBench({ dataset, extent, onProgress: (_done, _total, label) => told.push(label) });
  expect(told).toHaveLength(4);
  expect(record.rows.map(({ engine, optimizer }) => `${optimizer} ${engine}`)).toEqual([
    'sgd portable',
    'momentum portable',
    'adam portable',
  ]);
  for (const row of record.rows) {
    expect(row.stepMs).toBeGreaterThan(0);
    expect(row.stepMsMedian).toBeGreaterThanOrEqual(row.stepMs ?? 0);
    expect(row.ratioToPytorch).toBeNull();
  }
  expect(record.evaluation.map(({ images }) => images)).toEqual([256]);
  expect(record.sweeps).toEqual([]);
  expect(JSON.parse(prettyJson(record))).toEqual(record);
}, 60_000);

it('stops at a signal', async () => {
  const signal = AbortSignal.abort();
  await expect(runBench({ dataset, extent, signal })).rejects.toMatchObject({ code: 'aborted' });
}, 60_000);
