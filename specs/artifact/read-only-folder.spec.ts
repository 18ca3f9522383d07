import { chmodSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { startFolderChild } from '../support/folder-child.ts';
import { temporaryFolder } from '../support/temporary.ts';

const isWindows = process.platform === 'win32';
const isRoot = process.getuid?.() === 0;

it.skipIf(isWindows)('a store in a read-only folder is refused, and the folder stays empty', async () => {
  const folder = temporaryFolder();
  chmodSync(folder, 0o555);
  // Root may write everywhere, so a child of another user tries.
  const child = startFolderChild('close', folder, isRoot ? { uid: 65534 } : {});
  expect(await child.next()).toEqual({
    code: 'folder-unwritable',
    message: `Expected a folder that can be written to at ${folder}, received no permission (EACCES); change its permissions, or choose another with --out.`,
  });
  expect(readdirSync(folder)).toEqual([]);
});
