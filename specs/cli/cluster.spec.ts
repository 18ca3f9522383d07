import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { quoteWord } from '../../src/cluster/quote.ts';
import { openPlayground } from '../support/command-line.ts';
import { type } from '../support/typed-command.ts';

vi.setConfig({ testTimeout: 60_000 });

const mine = {
  name: 'mine',
  dataset: 'glyphs',
  model: { hidden: [4] },
  recipe: { epochs: 1, batchSize: 1000 },
  factors: [{ name: 'rate', levels: [{ name: 0.1 }, { name: 0.5 }] }],
  seeds: 2,
};

let folder: string;
const at = (name: string): string => join(folder, name);
const run = (...words: readonly string[]) => type('run', at('mine.json'), ...words);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sameseed-cluster-'));
  writeFileSync(at('mine.json'), JSON.stringify(mine));
  writeFileSync(at('requests.json'), '{"partition":"cpu","tasks":3,"memory":512}');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('run --on slurm --dry-run', () => {
  it('prints both scripts, and writes nothing', async () => {
    const { code, printed } = await run('--on', 'slurm', '--dry-run', '--tasks', '2', '--out', at('dry'));
    expect(code).toBe(0);
    expect(printed).toContain(`# ---- ${at('dry/cluster/array.sh')}\n#!/bin/bash\n# 4 runs in 2 tasks of about`);
    expect(printed).toContain(`# ---- ${at('dry/cluster/merge.sh')}\n#!/bin/bash\n`);
    expect(printed).toContain('#SBATCH --array=1-2');
    expect(existsSync(at('dry'))).toBe(false);
  });

  it('asks for what flags say, and for the rest what the file says', async () => {
    const asked = ['--requests', at('requests.json'), '--memory', '2G', '--module', 'a/1', '--module', 'b/2'];
    const { printed } = await run('--on', 'slurm', '--dry-run', ...asked, '--json');
    const { kind, files } = JSON.parse(printed);
    expect(kind).toBe('scripts');
    expect(files['array.sh']).toMatch(/--array=1-3\n/u);
    expect(files['array.sh']).toMatch(/--partition=cpu\n/u);
    expect(files['array.sh']).toMatch(/--mem=2048M\n/u);
    expect(files['array.sh']).toMatch(/^module load a\/1 b\/2$/mu);
  });

  it.each(['with $(touch hit) \'and\' "quotes"', 'plain', '-dash'])('quotes the folder %j', async (name) => {
    const { code, printed } = await run('--on', 'slurm', '--dry-run', '--out', at(name));
    expect(code).toBe(0);
    expect(printed).toContain(` run ${quoteWord(join(at(name), 'plan.json'))} `);
  });
});

describe('run --on refuses', () => {
  it.each<[string, string[], string, string]>([
    ['a folder with a line break', ['--out', 'a\nb', '--dry-run'], 'cluster-name-unsafe', 'without line breaks'],
    ['a shard', ['--shard', '1/2'], 'options-conflict', '--shard not to be given with --on slurm'],
    ['to start over', ['--fresh'], 'options-conflict', '--fresh'],
    ['options of another scheduler', ['--namespace', 'me'], 'options-conflict', 'only with --on kubernetes'],
    ['a partition of two words', ['--partition', 'a b', '--dry-run'], 'requests-invalid', '`partition`'],
    ['a size without a unit', ['--memory', '2'], 'option-invalid', 'such as 2G or 1536M'],
  ])('%s', async (_what, words, code, message) => {
    const { code: exit, noted } = await run('--on', 'slurm', ...words);
    expect(exit).toBe(2);
    expect(noted).toContain(`[${code}]`);
    expect(noted).toContain(message);
  });

  it('a scheduler that nobody knows, and Kubernetes but for a dry run', async () => {
    expect((await run('--on', 'pbs')).noted).toContain('--on to be slurm or kubernetes, received "pbs"');
    expect((await run('--on', 'kubernetes', '--image', 'x')).noted).toContain('[scheduler-unsupported]');
    expect((await run('--on', 'kubernetes', '--dry-run')).noted).toContain('[image-missing]');
  });

  it('what is only for clusters without --on, and a task beside a shard', async () => {
    expect((await run('--partition', 'cpu')).noted).toMatch(/--partition only with --on;.+\[options-conflict\]/u);
    expect((await run('--task', '0/2', '--shard', '1/2')).noted).toContain('[options-conflict]');
    expect((await run('--task', '2/2')).noted).toMatch(/counted from 0.+\[shard-invalid\]/u);
  });
});

describe('without a scheduler', () => {
  it('says that sbatch is missing, after the plan is written, and the same command may come again', async () => {
    const playground = openPlayground();
    const words = ['run', at('mine.json'), '--on', 'slurm', '--out', at('no-sbatch')];
    for (let time = 0; time < 2; time++) {
      const { code, stderr } = await playground.run(words, { PATH: '/nowhere' });
      expect(code).toBe(2);
      expect(stderr).toMatch(/^sameseed: Expected SLURM's sbatch on the path, found none; .+\[scheduler-missing\]$/mu);
    }
    const status = JSON.parse((await type('status', at('no-sbatch'), '--json')).printed);
    expect(status).toMatchObject({ total: 4, missing: 4, array: null });
    playground.remove();
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('says that a folder is read-only', async () => {
    mkdirSync(at('read-only'));
    chmodSync(at('read-only'), 0o500);
    const { noted } = await run('--on', 'slurm', '--out', at('read-only/x'));
    expect(noted).toMatch(/\[folder-unwritable\]/u);
  });
});

describe('the plan of a folder', () => {
  it('is trained shard by shard, merged, and its status told', async () => {
    const out = at('tasks');
    const digest = /--plan (?<digest>[0-9a-f]{64})/u.exec((await run('--on', 'slurm', '--dry-run')).printed)?.groups;
    const first = await run('--task', '0/2', '--out', out, '--plan', digest?.['digest'] ?? '');
    expect(first.code, first.noted).toBe(0);
    const half = await type('status', out);
    expect(half.printed).toMatch(/^mine on glyphs: 4 runs, from the files in .+\n.+\ndone +2 +50\.0 %\n/u);
    expect(half.printed).toContain(`What is missing: sameseed run ${out}/plan.json`);
    expect((await type('status', out, '--check')).code).toBe(1);

    const second = await type('run', join(out, 'plan.json'), '--shard', '2/2');
    expect(second.code, second.noted).toBe(0);
    expect((await type('status', out, '--check')).code).toBe(0);
    expect((await type('merge', out)).code).toBe(0);
    await run('--out', at('alone'));
    const summaries = [out, at('alone')].map((path) => JSON.parse(readFileSync(join(path, 'summary.json'), 'utf8')));
    expect(summaries[0].result).toEqual(summaries[1].result);
  });

  it('is refused when it was edited after it was submitted, was replaced, or is lost', async () => {
    const out = at('edited');
    await run('--task', '0/4', '--out', out);
    const file = join(out, 'plan.json');
    const other = await type('run', file, '--task', '1/4', '--plan', 'f'.repeat(64));
    expect([other.code, other.noted]).toEqual([1, expect.stringContaining('[plan-changed]')]);
    expect((await type('run', file, '--seeds', '1')).noted).toContain('[options-conflict]');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"batchSize": 1000', '"batchSize": 500'));
    const edited = await type('run', file, '--task', '1/4');
    expect([edited.code, edited.noted]).toEqual([1, expect.stringContaining('[plan-altered]')]);
    rmSync(file);
    expect((await type('run', file, '--task', '1/4')).noted).toContain('[plan-missing]');
    expect((await type('status', out)).noted).toContain('[plan-missing]');
  });
});
