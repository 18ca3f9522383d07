import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { readRunRecord } from '../../src/artifact/read.ts';
import type { SummaryRecord } from '../../src/artifact/record.ts';
import type { Examples } from '../../src/dataset/dataset.ts';
import { executePlan } from '../../src/replication/execute.ts';
import { mergeSweeps } from '../../src/replication/merge.ts';
import { planExperiment } from '../../src/replication/plan.ts';
import type { Shard } from '../../src/replication/shard.ts';
import { executeAndListen, newFolder, tinySweep } from './sweep-folder.ts';
import { tinyData, tinyExperiment, tinyTreatment } from './tiny-experiment.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const plan = planExperiment({
  experiment: tinyExperiment({
    treatments: [tinyTreatment('short', { epochs: 1 }), tinyTreatment('long', { epochs: 40 })],
  }),
});

let alone: SummaryRecord;
beforeAll(async () => {
  alone = await executePlan(tinySweep(await newFolder(), { plan }));
});

interface Said {
  readonly kind: string;
  readonly id?: string;
  readonly code?: string;
  readonly message?: string;
}

interface Start {
  readonly folder: string;
  readonly shard?: Shard;
  /** Largest file that it may write, in blocks of 512 or 1024 bytes. */
  readonly fileBlocks?: number;
}

function portable(examples: Examples): object {
  return { ...examples, images: [...examples.images], labels: [...examples.labels] };
}

function start({ fileBlocks, ...where }: Start): ChildProcess {
  const dataset = { ...tinyData, train: portable(tinyData.train), test: portable(tinyData.test) };
  const script = fileURLToPath(new URL('shard-child.mjs', import.meta.url));
  const words = [process.execPath, script, JSON.stringify({ plan, dataset, ...where })];
  const limited = ['sh', '-c', `ulimit -f ${fileBlocks}; exec "$@"`, 'sh', ...words];
  const [program, ...others] = fileBlocks === undefined ? words : limited;
  return spawn(program, others, { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** What a child says until its end; after so many epochs it is killed. */
async function listen(child: ChildProcess, epochs = Infinity): Promise<Said[]> {
  const said: Said[] = [];
  if (child.stdout === null) throw new Error('the child has no output');
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(JSON.parse(line));
    if (said.filter(({ kind }) => kind === 'epoch').length === epochs) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return said;
}

const epochsOf = (said: readonly Said[]): number => said.filter(({ kind }) => kind === 'epoch').length;

describe.skipIf(process.platform === 'win32')('shards that share a folder', () => {
  it('killed in the middle, go on and merge to the summary of one machine', async () => {
    const folder = await newFolder();
    const children = [1, 2].map((index) => ({ folder, shard: { index, count: 2 } }));
    const killed = await Promise.all(children.map((child, place) => listen(start(child), 7 + 9 * place)));
    expect(killed.flat().some(({ kind }) => kind === 'end')).toBe(false);
    const again = await Promise.all(children.map((child) => listen(start(child))));
    expect(again.map((said) => said.at(-1))).toEqual([{ kind: 'end' }, { kind: 'end' }]);
    // an epoch is trained twice at most, where a kill comes before its checkpoint
    const whole = plan.runs.reduce((sum, { config }) => sum + config.epochs, 0);
    expect(epochsOf([...killed, ...again].flat())).toBeLessThanOrEqual(whole + 2);
    expect((await mergeSweeps({ folders: [folder], out: folder })).result).toEqual(alone.result);
  });
});

describe.skipIf(process.platform === 'win32')('a sweep on a full disk', () => {
  it('says so, keeps what is done, and goes on once there is room', async () => {
    const folder = await newFolder();
    const said = await listen(start({ folder, fileBlocks: 24 }));
    expect(said.at(-1)).toMatchObject({ kind: 'error', code: 'disk-full', message: expect.stringContaining('kept') });
    const begun = said.findLast(({ kind }) => kind === 'epoch')?.id ?? '';
    await expect(readRunRecord(`${folder}/runs/${begun}.json`)).rejects.toThrow('Missing');
    expect((await readFile(`${folder}/checkpoints/${begun}.bin`)).length).toBeGreaterThan(0);
    const { summary, events } = await executeAndListen(tinySweep(folder, { plan }));
    expect(events.find(({ kind }) => kind === 'resumed')).toMatchObject({ started: [{ id: begun }] });
    expect(summary.result).toEqual(alone.result);
  });
});
