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

  it('makes folders for many that ask at once', async () => {
    for (let round = 0; round < 50; round++) {
      const top = join(temporaryFolder(), 'a');
      const paths = ['b/c', 'b/d', 'b', 'e/f/g'].map((name) => join(top, name));
      await Promise.all(paths.map(makeFolder));
      expect(paths.map((path) => statSync(path).isDirectory())).not.toContain(false);
    }
  });

  it('fails where a file stands in the way', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    await expect(makeFolder(file)).rejects.toMatchObject({ code: 'EEXIST' });
    await expect(makeFolder(join(file, 'below'))).rejects.toMatchObject({ code: 'EEXIST' });
  });

  it.skipIf(!existsSync('/proc/self'))('fails, and ends, where no folder can be made', async () => {
    await expect(makeFolder('/proc/sameseed/a')).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
