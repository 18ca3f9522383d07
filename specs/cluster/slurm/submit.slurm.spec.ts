import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRecords } from '../../../src/artifact/read.ts';
import { z } from '../../../src/base/schema.ts';
import { openPlayground } from '../../support/command-line.ts';
import { missingSlurm, type Slurm, startSlurm } from '../../support/slurm/start.ts';

const missing = missingSlurm();

/** Six runs of 40 epochs, some seconds each: long enough to be hit in mid-epoch. */
const mine = {
  name: 'mine',
  dataset: 'glyphs',
  model: { hidden: [48] },
  recipe: { epochs: 40, batchSize: 100 },
  factors: [
    { name: 'rate', levels: [{ name: 0.1 }, { name: 0.5, recipe: { schedule: { kind: 'constant', rate: 0.5 } } }] },
  ],
  seeds: 3,
};

const submissionSchema = z.object({
  kind: z.literal('submission'),
  array: z.number().nullable(),
  merge: z.number(),
  tasks: z.array(z.number()),
  done: z.number(),
  left: z.number(),
});
const statusSchema = z.object({ done: z.number(), running: z.number(), missing: z.number(), isMerged: z.boolean() });

async function waitFor(what: string, isSo: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; tries < 3000; tries++) {
    if (await isSo()) return;
    await sleep(100);
  }
  throw new Error(`waited five minutes for ${what}`);
}

describe.skipIf(missing !== undefined)(
  `a sweep on SLURM${missing === undefined ? '' : ` (skipped: ${missing})`}`,
  () => {
    const playground = openPlayground();
    // a name that a script has to quote
    const folder = join(playground.folder, "shared $(touch hit) 'folder'");
    const log = (name: string): string => {
      const path = join(folder, 'cluster/logs', name);
      return existsSync(path) ? readFileSync(path, 'utf8') : '';
    };
    let slurm: Slurm;

    beforeAll(async () => {
      slurm = await startSlurm();
      writeFileSync(join(playground.folder, 'mine.json'), JSON.stringify(mine));
    });
    afterAll(async () => {
      await slurm.stop();
      playground.remove();
    });

    const type = async (...words: readonly string[]) => {
      const outcome = await playground.run(words, slurm.environment);
      expect(outcome.code, `${outcome.stderr}${outcome.stdout}`).toBe(0);
      return outcome.stdout;
    };
    const submit = async () =>
      submissionSchema.parse(
        JSON.parse(
          await type(
            'run',
            'mine.json',
            '--on',
            'slurm',
            '--tasks',
            '3',
            '--memory',
            '256M',
            '--out',
            folder,
            '--json',
          ),
        ),
      );
    const status = async () => statusSchema.parse(JSON.parse(await type('status', folder, '--json')));
    /** Process that trains a shard, once it is in the middle of its first run; another one than `before`. */
    const atWork = async (shard: number, before = 0): Promise<number> => {
      const owner = join(folder, `shards/${shard}-of-3/.writing/owner`);
      const begun = join(folder, 'checkpoints/base/0.1', `seed-${shard}.bin`);
      let pid = before;
      await waitFor(`shard ${shard} at work`, () => {
        if (existsSync(owner) && existsSync(begun)) pid = Number(readFileSync(owner, 'utf8').split(' ')[0]);
        return pid !== before && pid > 0;
      });
      return pid;
    };
    const end = async (job: number): Promise<void> =>
      waitFor(`the end of job ${job}`, async () => (await slurm.call('squeue', '-h', '-j', String(job))).trim() === '');

    it('merges to the bits of one machine, whatever befalls its tasks', async () => {
      const local = playground.run(['run', 'mine.json', '--out', 'local', '--workers', '1']);
      expect((await local).code).toBe(0);

      const first = await submit();
      expect(first).toMatchObject({ tasks: [1, 2, 3], done: 0, left: 6 });
      const again = await playground.run(['run', 'mine.json', '--on', 'slurm', '--out', folder], slurm.environment);
      expect(again).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(/still wait or run.+\[submitted-already\]/su),
      });

      // one dies as if its memory had run out, one is cancelled by its user, one is told that its time is over
      const killed = await atWork(1);
      process.kill(killed, 'SIGKILL');
      await atWork(2);
      expect((await status()).running).toBeGreaterThan(0);
      await slurm.call('scancel', `${first.array}_2`);
      await atWork(3);
      await slurm.call('scancel', '--batch', '--signal=USR1', `${first.array}_3`);
      await end(first.merge);

      expect(log('1.log')).toMatch(/Killed/u);
      expect(log('2.log')).toMatch(/Stopping; the same command goes on from here/u);
      expect(log('3.log')).toMatch(
        /Stopping.+Going on where the last time stopped: 0 runs done, 1 run begun, 2 left/su,
      );
      expect(log('3.log')).toMatch(/Shard 3\/3: 2 runs done/u);
      expect(log('merge.log')).toMatch(/4 missing: .+these lack runs: 1\/3 \(2\), 2\/3 \(2\).+\[runs-missing\]/su);
      expect(await status()).toEqual({ done: 2, running: 0, missing: 4, isMerged: false });

      // only what is missing is handed in again, and a task that has to make room comes back by itself
      const second = await submit();
      expect(second).toMatchObject({ tasks: [1, 2], done: 2, left: 4 });
      await atWork(1, killed);
      await waitFor('shard 1 going on', () => log('1.log').includes('Going on'));
      await slurm.call('scontrol', 'requeue', `${second.array}_1`);
      await end(second.merge);
      expect(log('1.log').match(/Going on where the last time stopped/gu)).toHaveLength(2);
      expect(await status()).toEqual({ done: 6, running: 0, missing: 0, isMerged: true });

      const [here, there] = await Promise.all([readRecords(join(playground.folder, 'local')), readRecords(folder)]);
      expect(there.summary.result).toEqual(here.summary.result);
      expect(existsSync(join(folder, 'report.html'))).toBe(true);
      expect(existsSync(join(playground.folder, 'hit')) || existsSync(join(folder, 'cluster/hit'))).toBe(false);
      expect(await playground.run(['compare', 'local', folder])).toMatchObject({ code: 0 });
    });

    it('shows what SLURM says when it refuses', async () => {
      const { code, stderr } = await playground.run(
        ['run', 'mine.json', '--on', 'slurm', '--partition', 'nowhere', '--out', 'refused'],
        slurm.environment,
      );
      expect(code).toBe(2);
      expect(stderr).toMatch(
        /^sameseed: Expected SLURM's sbatch to take .+invalid partition.+\[scheduler-refused\]$/mu,
      );
    });
  },
);
