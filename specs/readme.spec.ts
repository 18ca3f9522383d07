import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { marked, type Token, type Tokens } from 'marked';
import { afterAll, describe, expect, it } from 'vitest';
import { compareSummaries } from '../src/artifact/compare.ts';
import { readRecords } from '../src/artifact/read.ts';
import { z } from '../src/base/schema.ts';
import { renderSweepComparison } from '../src/cli/render/comparison.ts';
import { openPaint } from '../src/cli/render/paint.ts';
import { renderResults } from '../src/cli/render/results.ts';
import { openPlayground } from './support/command-line.ts';
import { evidenceSchema, renderEvidence } from './support/portability/evidence.ts';

const isCode = (token: Token): token is Tokens.Code => token.type === 'code';

const blocks = marked.lexer(readFileSync('README.md', 'utf8')).filter(isCode);
const commands = blocks.filter(({ lang }) => lang === 'sh').flatMap(({ text }) => text.split('\n'));
// the commands of the workflow, without what the shell of its host does with their output
const workflow = blocks
  .filter(({ lang }) => lang === 'yaml')
  .flatMap(({ text }) => [...text.matchAll(/run: (?<line>npx [^>\n]+)/gu)].map(([, line]) => line.trim()));
const texts = blocks.filter(({ lang }) => lang === 'text').map(({ text }) => text);
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));

const foldersOf = (path: string) =>
  readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

const isVisible = (name: string) => !/^(?:\..*|node_modules|dist|coverage)$/u.test(name);

describe('the README', () => {
  it('has no code block that is not held to something, but one that builds a native library', () => {
    const others = blocks.filter(({ lang }) => lang !== 'sh' && lang !== 'text');
    expect(others.map(({ lang, text }) => [lang, text.split('\n')[0]])).toEqual([
      ['yaml', 'jobs:'],
      ['ts', 'export const trainer: Trainer = {'],
      ['console', 'npm install --ignore-scripts @tensorflow/tfjs-node@4.22.0 node-api-headers@1.9.0'],
    ]);
    expect(texts).toHaveLength(2);
  });

  it('shows the trainer that a spec of the laws runs', () => {
    const shown = blocks.find(({ lang }) => lang === 'ts')?.text;
    expect(readFileSync('specs/laws/fit/as-found.ts', 'utf8')).toContain(shown);
  });

  it('names only scripts that there are', () => {
    const named = commands.flatMap((line) => /^npm (?:run )?(?<script>[\w:]+)/u.exec(line)?.groups?.['script'] ?? []);
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((script) => scripts[script] === undefined)).toEqual([]);
  });

  it('has both of its first commands run by CI', () => {
    const ci = readFileSync('.ci/run', 'utf8').split('\n');
    expect(ci).toEqual(expect.arrayContaining(['npm start', 'npm test']));
  });

  it('shows what the reference on MNIST prints', async () => {
    const reference = await readRecords('artifacts/reference/quick/mnist');
    const paint = openPaint(false);
    const comparison = compareSummaries({ a: reference, b: reference });
    expect(texts[0]).toBe(
      `${renderResults(reference.summary, 'MNIST', paint)}\n\n${renderSweepComparison(comparison, paint)}`,
    );
  });

  it('shows the evidence of the same bits as it was written', () => {
    const evidence = evidenceSchema.parse(JSON.parse(readFileSync('artifacts/reference/portability.json', 'utf8')));
    expect(evidence.rows.length).toBeGreaterThan(10);
    expect(readFileSync('README.md', 'utf8')).toContain(renderEvidence(evidence));
  });

  it('captions every folder of the house, and no other', () => {
    const lines = texts[1].split('\n').map((line) => line.trimEnd());
    const captioned = lines.map((line) => /^(?<indent> *)(?<name>\w+)\/ */u.exec(line)?.groups);
    const names = captioned.map((groups) => (groups?.['indent'] === '' ? '' : 'src/') + groups?.['name']);
    const folders = [...foldersOf('src').map((room) => `src/${room}`), ...foldersOf('.').filter(isVisible)];
    expect(names.toSorted()).toEqual(folders.toSorted());
  });

  it('links to files that there are', () => {
    const links = [...readFileSync('README.md', 'utf8').matchAll(/\]\((?<target>[^)#]+)\)/gu)];
    const missing = links.map(({ groups }) => groups?.['target'] ?? '').filter((target) => !existsSync(target));
    expect(missing).toEqual([]);
  });
});

describe('the README in a folder of its own', () => {
  const playground = openPlayground();
  const reference = join(playground.folder, 'artifacts/reference');
  mkdirSync(reference, { recursive: true });
  cpSync('artifacts/reference', reference, { recursive: true });

  afterAll(() => {
    playground.remove();
  });

  it.each([...commands.filter((line) => line.startsWith('npx ')), ...workflow])(
    '%s',
    { timeout: 60_000 },
    async (line) => {
      const [npx, sameseed, ...words] = line.split(' ');
      expect([npx, sameseed]).toEqual(['npx', 'sameseed']);
      const { code, stderr } = await playground.run(words);
      expect(code, stderr).toBe(0);
    },
  );
});
