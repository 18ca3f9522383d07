import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readJsonFile } from '../../src/artifact/json-file.ts';
import { assertWithinLimits } from '../../src/artifact/json-limits.ts';
import { readRunRecord } from '../../src/artifact/read.ts';
import { prettyJson } from '../../src/base/canonical-json.ts';
import { exampleRun } from '../support/records.ts';
import { temporaryFolder } from '../support/temporary.ts';

function fileOf(content: string): string {
  const file = join(temporaryFolder(), 'run.json');
  writeFileSync(file, content);
  return file;
}

it.each([
  [
    'a key twice',
    '{"kind":"run","\\u006bind":"summary"}',
    'Expected each key once in an object in FILE, received "kind" twice',
  ],
  [
    'a key twice with blanks before its colon',
    '{"a" : 1, "a" : 2}',
    'Expected each key once in an object in FILE, received "a" twice',
  ],
  [
    'a key twice in an inner object',
    '[{"a":[{"b":1,"c":{},"b":2}]}]',
    'Expected each key once in an object in FILE, received "b" twice',
  ],
  ['__proto__', '{"a":[{"\\u005f_proto__":1}]}', 'Expected JSON in FILE, received the key __proto__'],
  [
    'a string that a terminal obeys',
    '["\\u001b[2J"]',
    'Expected strings without control characters in FILE, received "\\u001b[2J"',
  ],
  [
    'a string that is shown backwards',
    '["\\u202egpj.exe"]',
    'Expected strings without control characters in FILE, received',
  ],
  ['a key with a tab', '{"a\\tb": 1}', 'Expected keys without tabs and line breaks in FILE, received "a\\tb"'],
  ['half a character', '["\\ud800"]', 'Expected strings without control characters in FILE, received "\\ud800"'],
  ['33 levels', `${'['.repeat(33)}${']'.repeat(33)}`, 'Expected values at most 32 deep in FILE, received deeper ones'],
  [
    'two million tokens and one',
    `[${'0,'.repeat(999_999)}0]`,
    'Expected at most 2000000 tokens in FILE, received more',
  ],
  [
    '100,001 blanks in a row',
    `[${' '.repeat(100_001)}]`,
    'Expected at most 100000 blanks in a row in FILE, received more',
  ],
  [
    '100,001 empty lines',
    `[${'\r\n'.repeat(50_001)}]`,
    'Expected at most 100000 blanks in a row in FILE, received more',
  ],
  [
    'a string of eight million characters and one',
    `"${'a'.repeat(8_000_001)}"`,
    'Expected strings of at most 8 million characters in FILE, received a longer one; restore the file, or run again.',
  ],
])('a file is refused with %s', async (_what, content, message) => {
  const file = fileOf(content);
  await expect(readJsonFile(file)).rejects.toMatchObject({
    code: 'artifact-malformed',
    message: expect.stringContaining(message.replace('FILE', file)),
  });
});

it('a file may have the same key in two objects, a key as a value, 32 levels, tabs and line ends', async () => {
  const value = [{ a: { a: 'a' } }, { a: 'tab\tand\nline' }];
  expect(await readJsonFile(fileOf(JSON.stringify(value)))).toEqual(value);
  expect(await readJsonFile(fileOf(`${'['.repeat(32)}${']'.repeat(32)}`))).toBeInstanceOf(Array);
});

it('a file may have two million tokens, and a string of eight million characters', async () => {
  expect(await readJsonFile(fileOf(`[[],${'0,'.repeat(999_997)}0]`))).toHaveLength(999_999);
  expect(await readJsonFile(fileOf(`"${'a'.repeat(8_000_000)}"`))).toHaveLength(8_000_000);
});

it('a file may have a hundred runs of 100,000 blanks', async () => {
  expect(await readJsonFile(fileOf(`[0${`,${' '.repeat(100_000)}0`.repeat(100)}]`))).toHaveLength(101);
});

it.each(['{1:2,1:3}', '["a":1,"a":2]', '"a":1,"a":2', '{"a":1}}:{', '{"a"'])(
  'what is no JSON is left to the parser: %s',
  (text) => {
    expect(() => assertWithinLimits(text, { path: 'file', cure: 'restore it' })).not.toThrow();
  },
);

it('a name of two lines is refused', async () => {
  const run = exampleRun();
  const file = fileOf(prettyJson({ ...run, run: { ...run.run, part: 'a\nb' } }));
  await expect(readRunRecord(file)).rejects.toMatchObject({
    code: 'artifact-invalid',
    message: `Expected \`run.part\` in ${file} to be at most 500 characters on one line, received "a\\nb".`,
  });
});

it.skipIf(process.platform === 'win32')('a pipe is not waited for', async () => {
  const pipe = join(temporaryFolder(), 'pipe');
  execFileSync('mkfifo', [pipe]);
  await expect(readJsonFile(pipe)).rejects.toMatchObject({
    code: 'artifact-unreadable',
    message: `Expected a file that can be read at ${pipe}, received no regular file.`,
  });
});
