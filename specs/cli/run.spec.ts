import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openPlayground, type Outcome, type Playground } from '../support/command-line.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const TRAIN = ['run', 'quick', '--no-download', '--seeds', '1'];

let playground: Playground;
let whole: Outcome;
beforeAll(async () => {
  playground = openPlayground();
  whole = await playground.run([...TRAIN, '--out', 'whole']);
});
afterAll(() => playground.remove());

describe('run without data and without a terminal', () => {
  it('trains on the glyphs, says so, and never compares them with 0.9847', () => {
    expect(whole.code, whole.stderr).toBe(0);
    expect(whole.stderr).toMatch(/^Missing train-images.+\n.+embedded glyphs, which are not MNIST\.$/mu);
    expect(whole.stdout).toMatch(/, on embedded glyphs \(not MNIST\)$/mu);
    expect(whole.stdout).toContain("not MNIST: nothing here is compared with Hinton's 0.9847");
  });

  it('prints a plain table, the reference, the time of the whole, and where the report is', () => {
    const escape = String.fromCodePoint(27);
    expect(whole.stdout + whole.stderr).not.toContain(escape);
    expect(whole.stdout).toMatch(/^notebook +notebook +1 +55,050 +10 +0\.9\d{3}$/mu);
    expect(whole.stdout).toMatch(/^hinton +l2-0\.001 +1 +545,810 +2 +0\.\d{4}$/mu);
    expect(whole.stdout).toMatch(/^(Same bits as the reference: 6 of|There is no reference of quick on glyphs)/mu);
    expect(whole.stdout).toMatch(/\(sameseed run hinton\) would take about .+ here\.$/mu);
    const page = join('whole', 'report.html');
    expect(whole.stdout.trimEnd().endsWith(page)).toBe(true);
    expect(existsSync(join(playground.folder, page))).toBe(true);
  });

  it('tells of each run on a line of its own', () => {
    expect(whole.stderr.match(/^(notebook|hinton)\/\S+\/seed-1: 0\.\d{4} after .+$/gmu)).toHaveLength(6);
  });

  it('report writes the page again, byte for byte', async () => {
    const page = join(playground.folder, 'whole', 'report.html');
    const before = readFileSync(page);
    const outcome = await playground.run(['report', 'whole']);
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    expect(outcome.stdout).toContain(join('whole', 'report.html'));
    expect(readFileSync(page).equals(before)).toBe(true);
  });
});

// Windows has no SIGINT that a program could send to another one.
describe.skipIf(process.platform === 'win32')('Ctrl-C', () => {
  it('ends with 130; the same command then gets to the same bits', async () => {
    const words = [...TRAIN, '--json', '--out', 'cut'];
    const first = playground.start(words);
    await first.printed('"kind":"epoch"');

    first.child.kill('SIGSTOP');
    const second = await playground.run(words);
    expect(second.code, second.stdout).toBe(2);
    expect(linesOf(second.stderr).at(-1)).toMatchObject({ kind: 'error', code: 'folder-busy' });

    first.child.kill('SIGINT');
    first.child.kill('SIGCONT');
    const cut = await first.outcome;
    expect(cut.code).toBe(130);
    expect(cut.stderr).toContain('the same command goes on from');

    const resumed = await playground.run(words);
    expect(resumed.code).toBe(0);
    const kinds = linesOf(resumed.stdout).map((line) => line.kind);
    expect(kinds.slice(0, 2)).toEqual(['planned', 'resumed']);
    expect(kinds.slice(-2)).toEqual(['summary', 'conclusion']);

    const compared = await playground.run(['compare', 'cut', 'whole']);
    expect(compared).toMatchObject({ code: 0, stderr: '' });
    expect(compared.stdout).toMatch(/^Same bits as the reference: 6 of 6 runs, digest [0-9a-f]{64}\.\n/u);
  });
});

function linesOf(text: string): { kind: string }[] {
  return text
    .trimEnd()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line): { kind: string } => JSON.parse(line));
}
