import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runCommandLine } from '../../src/cli/command-line.ts';
import { JSON_LINES } from '../../src/cli/json-lines.ts';
import { openPaint } from '../../src/cli/render/paint.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const own = {
  name: 'mine',
  dataset: 'glyphs',
  model: { hidden: [4] },
  recipe: { epochs: 2, batchSize: 1000 },
  factors: [
    {
      name: 'rate',
      levels: [{ name: 0.1 }, { name: 0.5, recipe: { schedule: { kind: 'constant', rate: 0.5 } } }],
    },
  ],
  seeds: 2,
};
const diverging = {
  ...own,
  name: 'diverging',
  factors: [
    { name: 'rate', levels: [{ name: 0.1 }, { name: 1e20, recipe: { schedule: { kind: 'constant', rate: 1e20 } } }] },
  ],
};

let folder: string;
const at = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sameseed-shards-'));
  writeFileSync(at('mine.json'), JSON.stringify(own));
  writeFileSync(at('diverging.json'), JSON.stringify(diverging));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function type(...words: readonly string[]): Promise<Outcome> {
  const said = { stdout: '', stderr: '' };
  const code = await runCommandLine(words, {
    paint: openPaint(false),
    isWatched: false,
    print: (text) => void (said.stdout += `${text}\n`),
    printJson: (value) => void (said.stdout += `${JSON.stringify(value)}\n`),
    note: (text) => void (said.stderr += `${text}\n`),
  });
  return { code, ...said };
}

interface Line {
  readonly kind: string;
  readonly result?: { readonly digest: string };
}

const linesOf = (text: string): Line[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line): Line => JSON.parse(line));

describe('an own experiment in two shards', () => {
  it('merges to the bits of one machine, and every line of JSON is of a kind that the help tells of', async () => {
    const run = ['run', at('mine.json'), '--workers', '1'];
    const whole = await type(...run, '--out', at('whole'), '--json');
    expect(whole.code, whole.stderr).toBe(0);
    const lines = linesOf(whole.stdout);

    const shared = ['--out', at('shared')];
    const second = await type(...run, ...shared, '--shard', '2/2');
    expect(second.code, second.stderr).toBe(0);
    expect(second.stdout).toBe(`Shard 2/2: 2 runs done. Once every shard is: sameseed merge ${at('shared')}\n`);
    const half = await type('merge', at('shared'));
    expect([half.code, half.stdout]).toEqual([1, '']);
    expect(half.stderr).toMatch(/, 2 missing: base\/.+these lack runs: 1\/2 \(2\)\..+ \[runs-missing\]$/mu);

    const first = await type(...run, ...shared, '--shard', '1/2', '--json');
    expect(linesOf(first.stdout).at(-1)).toMatchObject({ kind: 'shard', shard: { index: 1, count: 2 } });
    const merged = await type('merge', at('shared'), '--json');
    expect(merged.code, merged.stderr).toBe(0);
    const digests = [lines, linesOf(merged.stdout)].map(
      (said) => said.find(({ kind }) => kind === 'summary')?.result?.digest,
    );
    expect(digests[1]).toBe(digests[0]);
    expect(existsSync(join(at('shared'), 'report.html'))).toBe(true);

    const kinds = [...lines, ...linesOf(first.stdout), ...linesOf(merged.stdout)].map(({ kind }) => kind);
    expect(Object.keys(JSON_LINES)).toEqual(expect.arrayContaining(kinds));
  });
});

describe('an own experiment with a level that diverges', () => {
  it('ends with 1, after the table and the report of the others', async () => {
    const { code, stdout, stderr } = await type('run', at('diverging.json'), '--out', at('diverging'));
    expect(code, stderr).toBe(1);
    expect(stdout).toMatch(/^base +0\.1 +2 /mu);
    expect(stdout).not.toMatch(/^base +1000/mu);
    expect(stderr).toMatch(/^base\/\d+\/seed-1 failed: Expected finite values.+\[non-finite\]$/mu);
    expect(stderr).toMatch(
      /^sameseed: Expected all 4 runs to finish, 2 failed; the others are kept.+\[runs-failed\]$/mu,
    );
    expect(existsSync(join(at('diverging'), 'report.html'))).toBe(true);
  });
});
