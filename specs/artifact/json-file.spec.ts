import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readJsonFile } from '../../src/artifact/json-file.ts';
import { temporaryFolder } from '../support/temporary.ts';

const CURES = { missing: 'Look again.', malformed: 'write it again' };

it('a file of 16 MiB is read', async () => {
  const file = join(temporaryFolder(), 'file.json');
  const half = 'a'.repeat(8 * 1000 * 1000);
  const punctuation = '["","",""]';
  const rest = 'a'.repeat(16 * 1024 * 1024 - 2 * half.length - punctuation.length);
  writeFileSync(file, JSON.stringify([half, half, rest]));
  expect(await readJsonFile(file)).toHaveLength(3);
});

it.each([
  ['is not there', 'other.json', 'artifact-missing', 'Missing PATH. Look again.'],
  ['is below a file', 'file.json/below', 'artifact-missing', 'Missing PATH. Look again.'],
  [
    'no disk can hold',
    'a\u0000b',
    'artifact-unreadable',
    'Expected a file that can be read at PATH, received ERR_INVALID_ARG_VALUE.',
  ],
  ['is no text', 'bytes.json', 'artifact-malformed', 'Expected text in UTF-8 in PATH, received other bytes.'],
  [
    'is no JSON',
    'file.json',
    'artifact-malformed',
    'Expected JSON in PATH, received "]" at line 1, column 2; write it again.',
  ],
])('a file that %s is refused, with the fault beneath as the cause', async (_what, name, code, message) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'file.json'), '{]');
  writeFileSync(join(folder, 'bytes.json'), Uint8Array.of(0xff));
  const path = join(folder, name);
  await expect(readJsonFile(path, CURES)).rejects.toMatchObject({
    code,
    message: message.replace('PATH', path),
    cause: expect.any(Error),
  });
});

it.skipIf(process.platform === 'win32')('a device is not read', async () => {
  await expect(readJsonFile('/dev/null')).rejects.toMatchObject({
    code: 'artifact-unreadable',
    message: 'Expected a file that can be read at /dev/null, received no regular file.',
  });
});
