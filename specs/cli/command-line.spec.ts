import { describe, expect, it, vi } from 'vitest';
import { JSON_LINES } from '../../src/cli/json-lines.ts';
import { type } from '../support/typed-command.ts';

// a command may load every engine and every figure
vi.setConfig({ testTimeout: 30_000 });

describe('wrong use ends with 2 and one sentence', () => {
  it.each<[words: string, code: string, part: string]>([
    ['runn quick', 'command-unknown', 'Did you mean run?'],
    ['run', 'argument-missing', "'experiment'. See `sameseed run --help`"],
    ['run quick twice', 'argument-unexpected', 'Expected 1 argument but got 2'],
    [
      'run slow',
      'experiment-unknown',
      'Unknown experiment "slow"; known: quick, hinton, factors, search, refit, or a file',
    ],
    ['run quick --sedes 1', 'option-unknown', 'Did you mean --seeds?'],
    ['--jsn', 'option-unknown', '--jsn'],
    ['run quick --seeds', 'option-incomplete', '--seeds <n>'],
    ['run quick --seeds abc', 'option-invalid', 'Expected --seeds to be an integer from 1 to 10,000, received "abc".'],
    ['run quick --seeds -1', 'option-invalid', 'received "-1"'],
    ['run quick --seeds 0', 'option-invalid', 'received "0"'],
    ['run quick --seeds 1.5', 'option-invalid', 'received "1.5"'],
    ['run quick --seeds 1e3', 'option-invalid', 'received "1e3"'],
    ['run quick --seeds=', 'option-invalid', 'received ""'],
    ['run quick --seeds 9999', 'option-invalid', 'seeds/quick.json'],
    ['run quick --workers 0', 'option-invalid', 'Expected --workers'],
    ['run quick --engine cuda', 'engine-unknown', 'Unknown engine "cuda"; known: portable, oracle, tfjs-cpu'],
    ['run quick --shard 0/4', 'shard-invalid', 'received "0/4"'],
    ['run quick --shard 5/4', 'shard-invalid', 'i from 1 to n'],
    ['run quick --shard a/b', 'shard-invalid', 'for example 2/4'],
    ['run quick --shard 1/0', 'shard-invalid', 'received "1/0"'],
    ['run quick --shard', 'option-incomplete', '--shard <i/n>'],
    ['run quick --dataset glyphs --shard 1/2 --fresh', 'shard-fresh', 'would drop the runs of other shards'],
    ['run hinton --factors all', 'factors-unknown', 'known: both, linspace, logspace'],
    ['run quick --factors both', 'factors-unused', 'leave --factors out'],
    ['run mine.json', 'artifact-missing', 'Missing mine.json. Check the path.'],
    ['run mine.json --factors both', 'factors-unused', 'for mine.json'],
    ['run package.json', 'experiment-file-invalid', 'package.json'],
    ['run --resume quick --out nowhere', 'nothing-to-resume', 'it holds none'],
    ['merge', 'argument-missing', "'folder'"],
    ['merge nowhere', 'plan-missing', 'name what `sameseed run --out` wrote to'],
    ['merge a b', 'out-missing', 'add --out <folder>'],
    ['run quick --resume --fresh', 'options-conflict', 'choose one'],
    ['run quick --data nowhere', 'data-folder-incomplete', 'nowhere'],
    ['describe slow', 'experiment-unknown', 'known: quick, hinton'],
    ['describe mine.json', 'artifact-missing', 'mine.json'],
    ['data steal', 'argument-invalid', 'Allowed choices are fetch, check'],
    ['data check --dataset cifar', 'dataset-unknown', 'known: mnist, fashion-mnist'],
    ['compare', 'argument-missing', "'artifacts'"],
    ['compare nowhere nothing', 'artifact-missing', 'nowhere'],
    ['report nowhere', 'artifact-missing', 'nowhere'],
  ])('%s → %s', async (words, code, part) => {
    const outcome = await type(...words.split(' '));
    expect(outcome.noted).toContain(part);
    expect(outcome.noted).toMatch(new RegExp(`^sameseed: [^\n]+ \\[${code}\\](?:\n {2}/.+)*$`, 'u'));
    expect(outcome).toMatchObject({ code: 2, printed: '' });
  });

  it('as JSON for programs', async () => {
    const { code, noted } = await type('run', 'slow', '--json');
    expect(code).toBe(2);
    expect(JSON.parse(noted)).toMatchObject({ kind: 'error', code: 'experiment-unknown', faults: [] });
  });
});

describe('help', () => {
  it('lists every command', async () => {
    const { code, printed } = await type('--help');
    expect(code).toBe(0);
    for (const name of ['run', 'status', 'merge', 'compare', 'describe', 'report', 'data', 'doctor']) {
      expect(printed).toMatch(new RegExp(`^ {2}${name} `, 'mu'));
    }
  });

  it('is what no command at all prints', async () => {
    expect(await type()).toEqual(await type('--help'));
  });

  it('of run lists every kind of line that --json prints', async () => {
    const { printed } = await type('run', '--help');
    for (const kind of Object.keys(JSON_LINES)) expect(printed).toMatch(new RegExp(`^ {2}${kind} +\\S`, 'mu'));
  });

  it('of a command lists its options', async () => {
    const { code, printed } = await type('run', '--help');
    expect(code).toBe(0);
    for (const flag of [
      'data',
      'no-download',
      'seeds',
      'factors',
      'engine',
      'workers',
      'shard',
      'out',
      'resume',
      'fresh',
      'json',
    ]) {
      expect(printed).toContain(`\n  --${flag} `);
    }
  });
});

describe('the command describe', () => {
  it('shows networks, parameter counts, treatments and seeds in 100 columns', async () => {
    const { code, printed, noted } = await type('describe', 'quick');
    expect([code, noted]).toEqual([0, '']);
    expect(printed).toContain('notebook: 784-64-64-10, 55,050 parameters');
    expect(printed).toContain('hinton: 784-500-300-10, 545,810 parameters');
    expect(printed).toMatch(/dense-1 +784 +500 +relu +392,000 +500 +392,500/u);
    expect(printed).toMatch(/notebook +sgd +0\.1 +0 +128 +10 +4,690 +1, 2, 3/u);
    expect(printed).toContain('no verdict against 0.9847');
    expect(Math.max(...printed.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it('is one line of JSON for programs', async () => {
    const { printed } = await type('describe', 'hinton', '--seeds', '1', '--json');
    expect(JSON.parse(printed)).toMatchObject({
      kind: 'description',
      runs: Array.from({ length: 9 }, () => ({ parameterCount: 545_810 })),
    });
  });

  it('has the factors that are chosen', async () => {
    const { printed } = await type('describe', 'hinton', '--seeds', '1', '--factors', 'logspace', '--json');
    expect(JSON.parse(printed)).toMatchObject({ runs: { length: 6 } });
  });

  it('describes an own experiment, on the data that it names', async () => {
    const { code, printed } = await type('describe', 'artifacts/reference/fashion-shapes/experiment.json');
    expect(code).toBe(0);
    expect(printed).toContain('fashion-shapes: 12 runs on fashion-mnist.');
    expect(printed).toContain('wide: 784-160-10, 127,210 parameters');
  });

  it('counts the steps on the glyphs where these are named', async () => {
    const { printed } = await type('describe', 'quick', '--dataset', 'glyphs');
    expect(printed).toMatch(/notebook +sgd +0\.1 +0 +128 +10 +940 +1, 2, 3/u);
  });
});
