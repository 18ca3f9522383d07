import { cpSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sealResult, sealSummary } from '../../src/artifact/result.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { type } from '../support/typed-command.ts';

const REFERENCE = 'artifacts/reference/quick/glyphs';
const RUN = 'notebook/notebook/seed-1';

/** The committed sweep, in which somebody has made the last accuracy of a run larger, and every digest fit. */
function forgedSweep(): string {
  const folder = temporaryFolder();
  cpSync(REFERENCE, folder, { recursive: true });
  const file = join(folder, 'runs', `${RUN}.json`);
  const record = JSON.parse(readFileSync(file, 'utf8'));
  record.result.epochs[9].validationAccuracy = 0.9995;
  record.result = sealResult(record.result);
  writeFileSync(file, JSON.stringify(record));
  const summary = JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8'));
  summary.result.runs[RUN] = record.result.digest;
  summary.result = sealSummary(summary.result);
  writeFileSync(join(folder, 'summary.json'), JSON.stringify(summary));
  return folder;
}

describe('compare', () => {
  it('holds a sweep against its committed reference, and names the claim', async () => {
    const { code, printed } = await type('compare', REFERENCE);
    expect(code).toBe(0);
    expect(printed).toMatch(/^Same bits as the reference: 8 of 8 runs.+\nClaim asked for: machine .+; it holds\.$/u);
    expect(await type('compare', REFERENCE, '--claim', 'bitwise')).toMatchObject({
      code: 1,
      printed: expect.stringContaining('machine holds, since both come from one machine'),
    });
  });

  it('tells what, where, first and worst, and the command that goes on', async () => {
    const folder = forgedSweep();
    const { code, printed } = await type('compare', folder, REFERENCE);
    expect(code).toBe(1);
    expect(printed).toContain(`where   ${RUN}, epoch 10\nfirst   validationAccuracy 0.9995, reference 0.9775: `);
    expect(printed).toMatch(/^worst {3}.+; 0 of 6 tensors differ then$/mu);
    expect(printed).toContain(`replay  sameseed locate ${folder} ${REFERENCE} --run ${RUN}`);
    expect(printed).toContain('Over seeds: two one-sided Welch tests');
    const markdown = await type('compare', folder, REFERENCE, '--markdown');
    expect(markdown.printed).toMatch(/^\*\*Does not hold\*\*: .+\n\n\| +\| +\|$/mu);
    const json = await type('compare', folder, REFERENCE, '--json');
    expect(JSON.parse(json.printed)).toMatchObject({
      about: 'comparison',
      holds: null,
      worst: { run: RUN, epoch: 10 },
    });
  });

  it('compares a run with the run of its id in a sweep', async () => {
    const file = join(REFERENCE, 'runs', `${RUN}.json`);
    expect(await type('compare', file, REFERENCE)).toMatchObject({ code: 0 });
  });

  it('gives a matrix of three sweeps', async () => {
    const { code, printed } = await type('compare', REFERENCE, forgedSweep(), REFERENCE);
    expect([code, printed.split('\n')[0]]).toEqual([1, 'The claim asked for holds between 1 of 3 pairs.']);
    expect(printed.split('\n').every((line) => line.length <= 80)).toBe(true);
  });

  it.each([
    ['an unknown claim', ['--claim', 'sure'], 'claim-unknown'],
    ['a margin of nothing', ['--margin', '0'], 'option-invalid'],
    ['two ways to print', ['--json', '--markdown'], 'options-conflict'],
  ])('refuses %s', async (_what, words, code) => {
    const { code: exit, noted } = await type('compare', REFERENCE, ...words);
    expect(exit).toBe(2);
    expect(noted).toContain(code);
  });
});

describe('verify', () => {
  it('checks the record alone with --spot 0, and names what it believed', async () => {
    const { code, printed } = await type('verify', REFERENCE, '--spot', '0');
    expect(code).toBe(0);
    expect(printed).toMatch(/^No contradiction: quick on glyphs, 8 runs, 40 epochs\.$/mu);
    expect(printed).toContain('numbers and digests of 40 of 40 epochs, which were not trained again');
  });

  it('finds a forged sweep by its arithmetic', async () => {
    const { code, printed } = await type('verify', forgedSweep());
    expect(code).toBe(1);
    expect(printed).toMatch(/^Refuted: .+\n {2}summary: Expected \/result\/treatments\/0\/interval\/lower to be /u);
  });

  it('finds a forged run by training it again', async () => {
    const file = join(forgedSweep(), 'runs', `${RUN}.json`);
    const { code, printed } = await type('verify', file);
    expect(code).toBe(1);
    expect(printed).toContain(
      `  ${RUN}: Expected /result/epochs/9/validationAccuracy to be 0.9775, as training it again gives, received 0.9995.`,
    );
  }, 30_000);
});

describe('locate', () => {
  it('finds where two engines part', async () => {
    const { code, printed } = await type('locate', '--engine', 'portable', '--engine', 'tfjs-wasm');
    expect(code).toBe(1);
    expect(printed).toMatch(/^where {3}epoch 1, step 1 of 94 \(step 1 of the run\)$/mu);
    expect(printed).toMatch(/^first {3}dense-3\/kernel\/gradient\[\d+, \d+\] is \S+, other \S+: \d+ ULP$/mu);
  }, 60_000);

  it('traces with the engine that is named, and holds a trace against this machine', async () => {
    const file = join(temporaryFolder(), 'trace.json');
    const words = ['locate', REFERENCE, '--run', RUN, '--epoch', '1', '--engine', 'tfjs-wasm', '--trace', file];
    expect(await type(...words)).toMatchObject({ code: 0, printed: expect.stringContaining('94 steps by tfjs-wasm.') });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ engine: { name: 'tfjs-wasm' } });
    expect(statSync(file).size).toBeLessThan(1_000_000);
    expect(await type('locate', file)).toEqual({ code: 0, printed: expect.any(String), noted: expect.any(String) });
    const { code, printed } = await type('locate', REFERENCE, file);
    expect(code).toBe(1);
    expect(printed).toContain(`what    the epoch parts between this machine and ${file}\nwhere   step 1 of the run\n`);
  }, 60_000);

  it.each([
    ['nothing', [], 'argument-missing'],
    ['one engine alone', ['--engine', 'portable'], 'argument-missing'],
    ['three artifacts', ['a', 'b', 'c'], 'argument-unexpected'],
    ['a run that is not there', [REFERENCE, REFERENCE, '--run', 'x'], 'run-missing'],
    ['steps that are none', ['--steps', '0'], 'option-invalid'],
  ])('refuses %s', async (_what, words, code) => {
    const { code: exit, noted } = await type('locate', ...words);
    expect(exit).toBe(2);
    expect(noted).toContain(code);
  });
});
