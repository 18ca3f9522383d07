import { describe, expect, it } from 'vitest';
import { openEngine } from '../../src/engine/registry.ts';
import { readReference } from '../../src/replication/reference.ts';
import { parseRunConfig } from '../../src/training/config.ts';
import { train } from '../../src/training/loop.ts';
import { dataset, ENGINE } from './material.ts';

/** Epochs of each treatment's first run that are trained again. */
const SLICES = [
  ['hinton', 2],
  ['refit', 2],
  ['search', 1],
  ['factors', 1],
] as const;

describe.each(SLICES)(`the reference of %s on ${dataset.title}`, async (experiment, count) => {
  const reference = await readReference({ experiment, dataset: dataset.name });
  const isOurs = ENGINE === reference?.summary.provenance.engine.name;
  const runs = [...(reference?.runs.values() ?? [])].filter(({ run }) => run.seed === 1);

  it.runIf(reference !== undefined && isOurs).each(runs.map((record) => [record.run.treatment, record] as const))(
    `gives the bits of its first epochs (${count}) again: %s, seed 1`,
    async (_treatment, { run, result }) => {
      // the whole run is begun, because a schedule depends on how many epochs there are
      const config = parseRunConfig(run.config);
      const epochs = [];
      for await (const event of train({ engine: await openEngine(ENGINE), dataset, config })) {
        if (event.kind === 'epoch') epochs.push(event.record);
        if (epochs.length === count) break;
      }
      expect(epochs).toEqual(result.epochs.slice(0, count));
    },
  );
});
