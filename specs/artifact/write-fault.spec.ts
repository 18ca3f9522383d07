import { describe, expect, it } from 'vitest';
import { explainWriteFault } from '../../src/artifact/write-fault.ts';

const failing = (code: string) => Object.assign(new Error('below'), { code });

describe('a fault of the file system is told to a person', () => {
  it.each([
    ['EACCES', 'no permission (EACCES)'],
    ['EPERM', 'no permission (EPERM)'],
    ['EROFS', 'a read-only disk (EROFS)'],
    ['EEXIST', 'a file of that name (EEXIST)'],
    ['ENOTDIR', 'a file where a folder should be (ENOTDIR)'],
    ['EBUSY', 'EBUSY'],
  ])('%s', (code, reason) => {
    const cause = failing(code);
    expect(explainWriteFault(cause, { folder: '/out', name: 'summary.json', bytes: 3 })).toMatchObject({
      code: 'folder-unwritable',
      kind: 'input',
      cause,
      message: `Expected a folder that can be written to for summary.json at /out, received ${reason}; change its permissions, or choose another with --out.`,
    });
    expect(explainWriteFault(cause, { folder: '/out' }).message).toBe(
      `Expected a folder that can be written to at /out, received ${reason}; change its permissions, or choose another with --out.`,
    );
  });

  it.each(['ENOSPC', 'EDQUOT', 'EFBIG'])('%s', (code) => {
    const cause = failing(code);
    expect(explainWriteFault(cause, { folder: '/out', name: 'summary.json', bytes: 3 })).toMatchObject({
      code: 'disk-full',
      cause,
      message: `Expected room for summary.json (3 bytes) in /out, received ${code}: the disk or quota is full. All files written before are kept, whole; free some space and go on with --resume.`,
    });
    expect(explainWriteFault(cause, { folder: '/out' }).message).toContain('Expected room for a new folder in /out');
  });

  it.each([new Error('no code'), 'no error', undefined])('without a code: %o', (cause) => {
    expect(explainWriteFault(cause, { folder: '/out' })).toMatchObject({
      code: 'folder-unwritable',
      message: expect.stringContaining('received unknown error;'),
    });
  });
});
