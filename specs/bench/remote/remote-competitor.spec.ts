import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packData } from '../../../src/bench/bench-data.ts';
import { type PackedWorkload, packWorkload } from '../../../src/bench/remote/packed-workload.ts';
import { startCompetitor } from '../../../src/bench/remote/remote-competitor.ts';
import { startTeam } from '../../../src/bench/team.ts';
import { TINY_DATA, tinyWork } from '../tiny-work.ts';

const WITHOUT_TORCH = { ...process.env, SAMESEED_PYTHON: join(tmpdir(), 'no-such-python') };
let folder: string;
let work: PackedWorkload;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sameseed-remote-'));
  work = packWorkload(await tinyWork(), { folder, ...(await packData(TINY_DATA, join(folder, 'data'))) });
});

afterAll(async () => rm(folder, { recursive: true, force: true }));

describe('startCompetitor', { timeout: 60_000 }, () => {
  it('steps, evaluates and tells its memory from a process of its own', async () => {
    const portable = await startCompetitor('portable');
    try {
      await portable.open(work);
      const lap = await portable.steps(30);
      expect(lap.losses).toHaveLength(30);
      expect(lap.losses.at(-1)).toBeLessThan(lap.losses[0]);
      expect(lap.wallMs).toBeGreaterThan(0);
      expect((await portable.evaluate()).correct).toBeGreaterThan(2);
      expect(await portable.peakMemory()).toBeGreaterThan(2 ** 20);
      await portable.close();
    } finally {
      await portable.stop();
    }
  });

  it('does not count the memory of the process that started it', async () => {
    const ballast = new Uint8Array(2 ** 29).fill(1);
    const portable = await startCompetitor('portable');
    expect(await portable.peakMemory()).toBeLessThan(ballast.length);
    await portable.stop();
  });

  it('says what went wrong and goes on', async () => {
    const portable = await startCompetitor('portable');
    try {
      await expect(portable.steps(1)).rejects.toMatchObject({ code: 'competitor-failed' });
      await portable.open(work);
      expect((await portable.steps(1)).losses).toHaveLength(1);
    } finally {
      await portable.stop();
    }
  });

  it('fails, naming the competitor, when its process has ended', async () => {
    const portable = await startCompetitor('portable');
    await portable.stop();
    await expect(portable.steps(1)).rejects.toMatchObject({
      code: 'competitor-failed',
      message: expect.stringContaining('portable'),
    });
  });

  it('says that PyTorch is missing, and how to name a Python that has it', async () => {
    await expect(startCompetitor('pytorch', WITHOUT_TORCH)).rejects.toMatchObject({
      code: 'competitor-missing',
      message: expect.stringContaining('SAMESEED_PYTHON'),
    });
  });
});

describe('startTeam', { timeout: 60_000 }, () => {
  it('goes without those who are missing, and says why', async () => {
    const team = await startTeam(['portable', 'pytorch'], WITHOUT_TORCH);
    expect([...team.members.keys()]).toEqual(['portable']);
    expect([...team.missing.keys()]).toEqual(['pytorch']);
    await team.stop();
  });
});
