import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { SummaryRecord } from '../../src/artifact/record.ts';
import { executePlan } from '../../src/replication/execute.ts';
import { planExperiment } from '../../src/replication/plan.ts';
import { executeAndAbort, executeAndListen, listFiles, newFolder, tinySweep } from './sweep-folder.ts';
import { tinyExperiment, tinyTreatment } from './tiny-experiment.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

describe('a larger plan', () => {
  const experiment = tinyExperiment();
  const more = planExperiment({
    experiment: { ...experiment, treatments: [...experiment.treatments, tinyTreatment('new', { epochs: 1 })] },
    seeds: [2, 0, 1],
  });

  let straight: SummaryRecord;
  beforeAll(async () => {
    straight = await executePlan(tinySweep(await newFolder(), { plan: more }));
  });

  it.each([
    ['a finished one', (folder: string) => executePlan(tinySweep(folder)), 4, 0],
    ['an unfinished one', (folder: string) => executeAndAbort(tinySweep(folder), 7), 1, 1],
  ])('takes over what there is of %s, and trains the rest', async (_what, before, finished, started) => {
    const folder = await newFolder();
    await before(folder);
    await writeFile(join(folder, 'report.html'), 'of the smaller one');
    const { summary, events } = await executeAndListen(tinySweep(folder, { plan: more }));
    const resumed = events.flatMap((event) => (event.kind === 'resumed' ? [event] : []));
    expect(resumed).toMatchObject([{ isExtended: true, left: 9 - finished }]);
    expect([resumed[0].finished.length, resumed[0].started.length]).toEqual([finished, started]);
    expect(events.filter(({ kind }) => kind === 'run-done')).toHaveLength(9 - finished);
    expect(summary.result).toEqual(straight.result);
    expect(await listFiles(folder)).not.toContain('report.html');
  });

  it('starts a run over whose record is of another config', async () => {
    const folder = await newFolder();
    await executePlan(tinySweep(folder));
    const [first, second] = ['short', 'long'].map((name) => join(folder, `runs/rows/${name}/seed-0.json`));
    await writeFile(first, await readFile(second));
    const { events } = await executeAndListen(tinySweep(folder));
    expect(events[1]).toMatchObject({ kind: 'resumed', damaged: ['rows/short/seed-0'], left: 1 });
  });
});
