import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../../src/artifact/make-folder.ts';
import { temporaryFolder } from '../support/temporary.ts';

describe('makeFolder', () => {
  it('makes a folder and those above it, and leaves it when it is there', async () => {
    const path = join(temporaryFolder(), 'a', 'b', 'c');
    await makeFolder(path);
    await makeFolder(path);
    expect(statSync(path).isDirectory()).toBe(true);
  });

  it('makes one folder for two that ask at once', async () => {
    const path = join(temporaryFolder(), 'a', 'b');
    await Promise.all([makeFolder(path), makeFolder(path)]);
    expect(statSync(path).isDirectory()).toBe(true);
  });

  it('fails where a file stands in the way', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    await expect(makeFolder(file)).rejects.toMatchObject({ code: 'EEXIST' });
    await expect(makeFolder(join(file, 'below'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  });

  it.skipIf(!existsSync('/proc/self'))('fails, and ends, where no folder can be made', async () => {
    await expect(makeFolder('/proc/sameseed/a')).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
