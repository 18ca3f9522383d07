import { describe, expect, it } from 'vitest';
import { openEngine } from '../../src/engine/registry.ts';
import { readReference } from '../../src/replication/reference.ts';
import { parseRunConfig } from '../../src/training/config.ts';
import { train } from '../../src/training/loop.ts';
import { dataset, ENGINE } from './material.ts';

const EPOCHS = 2;

const reference = await readReference({ experiment: 'hinton', dataset: dataset.name });
const isOurs = ENGINE === reference?.summary.provenance.engine.name;
const runs = [...(reference?.runs.values() ?? [])].filter(({ run }) => run.seed === 1);

describe.runIf(reference !== undefined && isOurs)(`the reference of hinton on ${dataset.title}`, () => {
  it.each(runs.map((record) => [record.run.treatment, record] as const))(
    `gives the bits of its first ${EPOCHS} epochs again: %s, seed 1`,
    async (_treatment, { run, result }) => {
      const config = { ...parseRunConfig(run.config), epochs: EPOCHS };
      const epochs = [];
      for await (const event of train({ engine: await openEngine(ENGINE), dataset, config })) {
        if (event.kind === 'epoch') epochs.push(event.record);
      }
      expect(epochs).toEqual(result.epochs.slice(0, EPOCHS));
    },
  );
});
