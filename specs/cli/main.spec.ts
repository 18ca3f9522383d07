import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { openPlayground, type Playground } from '../support/command-line.ts';

vi.setConfig({ testTimeout: 30_000 });

let playground: Playground;
beforeAll(() => {
  playground = openPlayground();
});
afterAll(() => playground.remove());

it('--version is the version of the package', async () => {
  expect(await playground.run(['--version'])).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: '' });
});

it('an error is a sentence on standard error and the exit code 2', async () => {
  expect(await playground.run(['run', 'slow'])).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'sameseed: Unknown experiment "slow"; known: quick, hinton, factors, search, refit, or a file of your own that ends in .json. [experiment-unknown]\n',
  });
});

it('a broken folder that the environment names is an error, and nothing else is trained on', async () => {
  const outcome = await playground.run(['run', 'quick'], { SAMESEED_DATA: playground.folder });
  expect(outcome).toMatchObject({ code: 2, stdout: '' });
  expect(outcome.stderr).toContain('SAMESEED_DATA');
});

it('--resume wants something to resume', async () => {
  const outcome = await playground.run(['run', 'quick', '--resume']);
  expect(outcome).toMatchObject({ code: 2, stdout: '' });
  expect(outcome.stderr).toContain(join('artifacts', 'local', 'quick'));
});

it('stops quietly when the reader of its output goes away', async () => {
  const { child, outcome } = playground.start(['describe', 'quick']);
  child.stdout?.destroy();
  expect(await outcome).toMatchObject({ code: 0, stderr: '' });
});

it('doctor finds the engines in order and says how to get the data', async () => {
  const { code, stdout } = await playground.run(['doctor']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/engine portable +ok +self-test passed, claim bitwise/u);
  expect(stdout).toContain('sameseed data fetch --dataset mnist');
  expect(stdout).toContain(playground.folder);
});

it('doctor is content when an engine that nobody has to have is not installed, and says how to get it', async () => {
  const { code, stdout } = await playground.run(['doctor']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/engine tfjs-node +- +not installed/u);
  expect(stdout).toContain('`npm install @tensorflow/tfjs-node@4.22.0`');
});

it('doctor is one line of JSON for programs', async () => {
  const { stdout } = await playground.run(['doctor', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ kind: 'doctor', wasmSimd: true });
});

it('data check says what is missing and ends with 1', async () => {
  const { code, stdout } = await playground.run(['data', 'check']);
  expect(code).toBe(1);
  expect(stdout).toMatch(/train-images-idx3-ubyte +missing/u);
  expect(stdout).toContain('Run `sameseed data fetch`.');
});
