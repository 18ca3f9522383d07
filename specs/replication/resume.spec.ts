import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readRecords } from '../../src/artifact/read.ts';
import type { SummaryRecord } from '../../src/artifact/record.ts';
import { executePlan } from '../../src/replication/execute.ts';
import { planExperiment } from '../../src/replication/plan.ts';
import { executeAndAbort, executeAndListen, listFiles, newFolder, tinySweep } from './sweep-folder.ts';
import { tinyData, tinyExperiment } from './tiny-experiment.ts';

describe('an aborted sweep', () => {
  let straight: SummaryRecord;

  beforeAll(async () => {
    straight = await executePlan(tinySweep(await newFolder()));
  });

  it('says how far it came and how to go on, and gives the folder back', async () => {
    const folder = await newFolder();
    const error = await executeAndAbort(tinySweep(folder), 7);
    expect(error).toMatchObject({ code: 'aborted', kind: 'check' });
    expect(error).toHaveProperty('message', 'Stopped with 1 of 4 runs done; the same command goes on from there.');
    expect(await listFiles(folder)).toEqual([
      'checkpoints/rows/long/seed-1.bin',
      'plan.json',
      'runs/rows/long/seed-0.json',
    ]);
  });

  it('goes on from records and checkpoints to the result of one that never stopped', async () => {
    const folder = await newFolder();
    await executeAndAbort(tinySweep(folder), 7);
    const { summary, events } = await executeAndListen(tinySweep(folder));
    expect(events[1]).toEqual({
      kind: 'resumed',
      finished: ['rows/long/seed-0'],
      started: [{ id: 'rows/long/seed-1', epochs: 2 }],
      damaged: [],
      isExtended: false,
      left: 3,
    });
    expect(events.filter(({ kind }) => kind === 'epoch')).toHaveLength(16 - 7);
    // what was done before is no work of this time
    expect(events.find(({ kind }) => kind === 'progress')).toMatchObject({ doneSteps: 15 + 6 });
    expect(summary.result).toEqual(straight.result);
    expect((await listFiles(folder)).filter((file) => file.startsWith('checkpoints'))).toEqual([]);
  });

  it('has done nothing when the signal comes first', async () => {
    const folder = await newFolder();
    const stopped = executePlan(tinySweep(folder, { signal: AbortSignal.abort() }));
    await expect(stopped).rejects.toThrow(expect.objectContaining({ code: 'aborted' }));
    expect(await listFiles(folder)).toEqual([]);
  });

  it.each([
    ['checkpoint', 'checkpoints/rows/long/seed-1.bin', 'rows/long/seed-1'],
    ['record', 'runs/rows/long/seed-0.json', 'rows/long/seed-0'],
  ])('starts a run over whose %s is damaged', async (_what, file, id) => {
    const folder = await newFolder();
    await executeAndAbort(tinySweep(folder), 7);
    const bytes = await readFile(join(folder, file));
    bytes[bytes.length >> 1] ^= 1;
    await writeFile(join(folder, file), bytes);
    const { summary, events } = await executeAndListen(tinySweep(folder));
    expect(events[1]).toMatchObject({ kind: 'resumed', damaged: [id] });
    expect(summary.result).toEqual(straight.result);
  });
});

describe('a folder with the unfinished sweep of another plan', () => {
  const experiment = tinyExperiment();
  const longer = tinyExperiment({
    treatments: experiment.treatments.map((treatment) => ({
      ...treatment,
      config: { ...treatment.config, epochs: 6 },
    })),
  });
  let folder: string;

  beforeAll(async () => {
    folder = await newFolder();
    await executeAndAbort(tinySweep(folder), 3);
  });

  it.each([
    ['other seeds', { plan: planExperiment({ experiment, seeds: [5] }) }, '4 runs, not the 2 of this plan'],
    [
      'as many other seeds',
      { plan: planExperiment({ experiment, seeds: [5, 6] }) },
      'other seeds or runs with other configs',
    ],
    ['fewer seeds', { plan: planExperiment({ experiment, seeds: [0] }) }, '4 runs, not the 2 of this plan'],
    ['another engine', { engine: 'portable' }, 'the engine oracle, not portable'],
    [
      'other bytes',
      { dataset: { ...tinyData, digests: { 'lit-rows': 'f'.repeat(64) } } },
      'other bytes of the data set glyphs',
    ],
    [
      'another experiment',
      { plan: planExperiment({ experiment: tinyExperiment({ name: 'else' }) }) },
      'the experiment tiny, not else',
    ],
    ['other configs', { plan: planExperiment({ experiment: longer }) }, 'other seeds or runs with other configs'],
  ])('is refused by name: %s', async (_what, changes, message) => {
    const before = await listFiles(folder);
    const refused = executePlan(tinySweep(folder, changes));
    await expect(refused).rejects.toThrow(
      expect.objectContaining({
        code: 'folder-holds-other-plan',
        message: expect.stringMatching(new RegExp(`${message}.*--fresh.*--out`, 'u')),
      }),
    );
    expect(await listFiles(folder)).toEqual(before);
  });

  it('is cleared when told to start fresh', async () => {
    const plan = planExperiment({ experiment, seeds: [5] });
    await executePlan(tinySweep(folder, { plan, fresh: true }));
    expect(await listFiles(folder)).toEqual([
      'examples.json',
      'plan.json',
      'runs/rows/long/seed-5.json',
      'runs/rows/short/seed-5.json',
      'summary.json',
    ]);
  });
});

describe('a folder with a finished sweep', () => {
  const plan = planExperiment({ experiment: tinyExperiment(), seeds: [5] });

  it('trains nothing twice, and keeps the summary with its times', async () => {
    const folder = await newFolder();
    const first = await executePlan(tinySweep(folder));
    const { summary, events } = await executeAndListen(tinySweep(folder, { now: () => 0 }));
    expect(events.map(({ kind }) => kind)).not.toContain('epoch');
    expect(events[1]).toMatchObject({ kind: 'resumed', left: 0, isExtended: false });
    expect(summary).toEqual(first);
    expect((await readRecords(folder)).summary).toEqual(first);
  });

  it('of fewer runs is refused, since more would be lost', async () => {
    const folder = await newFolder();
    await executePlan(tinySweep(folder));
    const smaller = planExperiment({ experiment: tinyExperiment(), seeds: [1] });
    await expect(executePlan(tinySweep(folder, { plan: smaller }))).rejects.toThrow(
      expect.objectContaining({
        code: 'folder-holds-other-plan',
        message: expect.stringContaining(
          'no finished sweep but this one, it holds 4 runs, not the 2 of this plan; drop',
        ),
      }),
    );
  });

  it('of something else is refused, unless it is cut short, since hours may lie in it', async () => {
    const folder = await newFolder();
    const whole = tinyExperiment({ isCut: false });
    await executePlan(tinySweep(folder, { plan: planExperiment({ experiment: whole, seeds: [5] }) }));
    const refused = expect.objectContaining({ code: 'folder-holds-other-plan' });
    await expect(executePlan(tinySweep(folder, { plan: planExperiment({ experiment: whole }) }))).rejects.toThrow(
      refused,
    );
    await expect(executePlan(tinySweep(folder))).rejects.toThrow(refused);
  });

  it('of something else that is cut short starts over, says so, and keeps what the program did not write', async () => {
    const folder = await newFolder();
    await executePlan(tinySweep(folder, { plan }));
    await mkdir(join(folder, 'figures'));
    for (const file of ['report.html', 'figures/accuracy.svg', 'notes.txt']) await writeFile(join(folder, file), file);
    const { events } = await executeAndListen(tinySweep(folder));
    expect(events[1]).toEqual({ kind: 'replaced', differences: ['2 runs, not the 4 of this plan'] });
    expect(events.filter(({ kind }) => kind === 'resumed')).toEqual([]);
    expect(await listFiles(folder)).toEqual([
      'examples.json',
      'notes.txt',
      'plan.json',
      'runs/rows/long/seed-0.json',
      'runs/rows/long/seed-1.json',
      'runs/rows/short/seed-0.json',
      'runs/rows/short/seed-1.json',
      'summary.json',
    ]);
  });

  it('keeps it as it was when the new one cannot start', async () => {
    const folder = await newFolder();
    await executePlan(tinySweep(folder, { plan }));
    const before = await listFiles(folder);
    await executePlan(tinySweep(folder, { signal: AbortSignal.abort() })).catch(() => undefined);
    expect(await listFiles(folder)).toEqual(before);
  });

  it('is cleared to the end when a program was killed while clearing it', async () => {
    const folder = await newFolder();
    await executePlan(tinySweep(folder, { plan }));
    const manifest = JSON.parse(await readFile(join(folder, 'plan.json'), 'utf8'));
    await writeFile(join(folder, 'plan.json'), JSON.stringify({ ...manifest, state: 'replacing' }));
    await executePlan(tinySweep(folder));
    expect(await listFiles(folder)).not.toContain('runs/rows/long/seed-5.json');
  });
});

describe('a folder that is not of this program', () => {
  it.each(['summary.json', 'runs/mine.txt'])('is refused for its %s', async (file) => {
    const folder = await newFolder();
    await mkdir(join(folder, 'runs'), { recursive: file.startsWith('runs') });
    await writeFile(join(folder, file), 'mine');
    const refused = executePlan(tinySweep(folder, { fresh: true }));
    await expect(refused).rejects.toThrow(expect.objectContaining({ code: 'folder-foreign' }));
    expect(await listFiles(folder)).toEqual([file]);
  });

  it('is refused for a plan.json of something else', async () => {
    const folder = await newFolder();
    await writeFile(join(folder, 'plan.json'), '{"rooms": 3}');
    await expect(executePlan(tinySweep(folder))).rejects.toThrow(expect.objectContaining({ code: 'plan-invalid' }));
  });
});
