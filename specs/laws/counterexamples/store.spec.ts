import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { beforeEach, describe, expect, it } from 'vitest';
import { openCounterexamples } from '../../../src/laws/counterexamples/store.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const law = 'always holds';
const found = { seed: 1, path: '2:0', value: '[1]', valueDigest: 'a', fastCheck: '4.0.0' };

let folder = '';
let file = '';
beforeEach(() => {
  folder = temporaryFolder();
  file = join(folder, 'always-holds.json');
});

const store = () => openCounterexamples({ folder, mayWrite: true, now: () => new Date(0) });

describe('a counterexample', () => {
  it('is written as text that people read and version control compares', () => {
    expect(store().keep(law, found)).toMatchObject({ kind: 'stored' });
    const text = readFileSync(file, 'utf8');
    expect(text).toMatch(/^\{\n {2}"counterexamples": \[\n {4}\{\n {6}"date": "1970-01-01",\n/u);
    expect(text).toMatch(
      /\n {2}"kind": "counterexamples",\n {2}"law": "always holds",\n {2}"schemaVersion": 1\n\}\n$/u,
    );
    expect(readdirSync(folder)).toEqual(['always-holds.json']);
  });

  it('is kept once', () => {
    store().keep(law, found);
    store().keep(law, found);
    store().keep(law, { ...found, path: '2:1' });
    expect(store().recall(law)).toMatchObject([{ path: '2:0' }, { path: '2:1' }]);
  });

  it('is none where there is no file', () => {
    expect(store().recall(law)).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a file', () => {
  it.each([
    ['always holds: −0 too', 'always-holds-0-too'],
    ['Größe ≥ 0', 'gro-e-0'],
    ['../../etc/passwd', 'etc-passwd'],
    ['long '.repeat(30), /^(?:long-){18}l?-?[0-9a-f]{8}$/u],
  ])('of the law %j lies in the folder', (name, expected) => {
    store().keep(name, found);
    const [only] = readdirSync(folder);
    expect(only.replace(/\.json$/u, '')).toMatch(expected);
  });

  it('of a law without a name is refused', () => {
    expect(() => store().recall('≥')).toThrow(
      expect.objectContaining({
        code: 'law-unnamed',
        message: 'Expected a law to have a name with letters a-z or digits in it, received "≥".',
      }),
    );
  });

  it('of two laws is refused', () => {
    store().keep('Always: holds', found);
    expect(() => store().recall(law)).toThrow(
      expect.objectContaining({
        code: 'law-ambiguous',
        message: `Expected ${file} to hold counterexamples of the law "always holds", received those of "Always: holds"; give one of the two another name.`,
      }),
    );
  });

  it.each([
    ['', /^Expected JSON in FILE, received an empty file; restore the file, or delete it\.$/u],
    ['<<<<<<< HEAD', /^Expected JSON in FILE, received another text; restore the file, or delete it\.$/u],
    ['{}', /^4 faults in the counterexamples in FILE: /u],
    ['{"schemaVersion":2,"kind":"counterexamples","law":"a","counterexamples":[]}', /`schemaVersion`.*from 1 to 1/u],
  ])('that holds %j is refused by name', (text, message) => {
    writeFileSync(file, text);
    const expected = expect.stringMatching(message.source.replace('FILE', file));
    expect(() => store().recall(law)).toThrow(
      expect.objectContaining({ code: 'counterexamples-malformed', message: expected }),
    );
  });
});

describe('writers at the same time', () => {
  it('wait for each other', () => {
    mkdirSync(`${file}.lock`);
    const release = `setTimeout(() => require('node:fs').rmdirSync(${JSON.stringify(`${file}.lock`)}), 100)`;
    const other = new Worker(release, { eval: true });
    expect(store().keep(law, found)).toMatchObject({ kind: 'stored' });
    return other.terminate();
  });

  it('do not wait for one that was killed', () => {
    mkdirSync(`${file}.lock`);
    utimesSync(`${file}.lock`, 0, 0);
    expect(store().keep(law, found)).toMatchObject({ kind: 'stored' });
    expect(existsSync(`${file}.lock`)).toBe(false);
  });

  it('lose nothing, in processes of their own', { timeout: 30_000 }, async () => {
    const module = pathToFileURL(resolve('dist/laws/counterexamples/store.js')).href;
    const write = (writer: number) => `
      const { openCounterexamples } = await import(${JSON.stringify(module)});
      const store = openCounterexamples({ folder: ${JSON.stringify(folder)}, mayWrite: true });
      for (let path = 0; path < 20; path++) store.keep('${law}', { ...${JSON.stringify(found)}, seed: ${writer}, path: String(path) });`;
    const start = async (writer: number) =>
      promisify(execFile)(process.execPath, ['--input-type=module', '--eval', write(writer)]);
    await Promise.all([0, 1, 2].map(start));
    const seen = store()
      .recall(law)
      .map(({ seed, path }) => `${seed}/${path}`);
    const written = [0, 1, 2].flatMap((writer) => Array.from({ length: 20 }, (_, path) => `${writer}/${path}`));
    expect(seen.toSorted()).toEqual(written.toSorted());
    expect(readdirSync(folder)).toEqual(['always-holds.json']);
  });
});
