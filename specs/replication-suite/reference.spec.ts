import { expect, it } from 'vitest';
import { compareSummaries } from '../../src/artifact/compare.ts';
import { readRecords } from '../../src/artifact/read.ts';
import { executePlan } from '../../src/replication/execute.ts';
import { openExperiment } from '../../src/replication/experiments/registry.ts';
import { planExperiment } from '../../src/replication/plan.ts';
import { readReference } from '../../src/replication/reference.ts';
import { dataset, ENGINE, newFolder } from './material.ts';

const reference = await readReference({ experiment: 'quick', dataset: dataset.name });

it.runIf(reference !== undefined && ENGINE === reference.summary.provenance.engine.name)(
  `quick on ${dataset.title} gives the bits of the committed reference`,
  async () => {
    const folder = await newFolder();
    const plan = planExperiment({ experiment: openExperiment('quick'), dataset: dataset.name });
    await executePlan({ plan, dataset, engine: ENGINE, workers: 2, folder });
    if (reference === undefined) return;
    const comparison = compareSummaries({ a: reference, b: await readRecords(folder) });
    expect(comparison).toMatchObject({ kind: 'same' });
  },
);
