import { beforeAll, describe, expect, it } from 'vitest';
import { readRecords, type Records } from '../../src/artifact/read.ts';
import { executePlan } from '../../src/replication/execute.ts';
import { dataset, ENGINE, newFolder, notebookPlan } from './material.ts';

describe(`the notebook's network on ${dataset.title}, engine ${ENGINE}`, () => {
  const plan = notebookPlan(10, [1, 2, 3]);
  let records: Records;

  beforeAll(async () => {
    const folder = await newFolder();
    await executePlan({ plan, dataset, engine: ENGINE, workers: 2, folder });
    records = await readRecords(folder);
  }, 600_000);

  it('repeats to the same digests, whatever the order of the runs and the number of workers', async () => {
    const backwards = { ...plan, runs: plan.runs.toReversed() };
    const folder = await newFolder();
    const { result } = await executePlan({ plan: backwards, dataset, engine: ENGINE, workers: 3, folder });
    expect(result.runs).toEqual(records.summary.result.runs);
  });

  it('gives every seed another digest', () => {
    const digests = Object.values(records.summary.result.runs);
    expect(new Set(digests).size).toBe(plan.runs.length);
  });

  it('learns: the loss falls', () => {
    for (const { result } of records.runs.values()) {
      const losses = result.epochs.map((epoch) => epoch.loss);
      expect(losses[1]).toBeLessThan(losses[0]);
      expect(losses[9]).toBeLessThan(0.5 * losses[0]);
    }
  });

  it.runIf(dataset.name === 'mnist')('reaches a mean validation accuracy of 0.965 on MNIST', () => {
    expect(records.summary.result.treatments[0].mean).toBeGreaterThanOrEqual(0.965);
  });
});
