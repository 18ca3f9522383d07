import { describe, expect, it } from 'vitest';
import { parseFileName } from '../../src/artifact/file-name.ts';

describe('parseFileName', () => {
  it.each([
    'hinton/l2-0.001/seed-1',
    '_',
    'a..b',
    'falcon',
    'a/falcon.json',
    'console',
    'com',
    'lpt',
    'nul-1',
    'com1x',
  ])('gives back %s', (name) => {
    expect(parseFileName(name)).toBe(name);
  });

  it.each(['con', 'PRN.txt', 'a/aux', 'nul.', 'com1', 'lpt9', 'LPT1.tar.gz', 'lpt1/a'])(
    'refuses the device %s',
    (name) => {
      expect(() => parseFileName(name)).toThrow(
        expect.objectContaining({
          code: 'name-unsafe',
          message: `Expected a name of letters, digits, ., - and _ in parts joined by /, none of them hidden or a device of Windows, at most 180 characters, received ${JSON.stringify(name)}.`,
        }),
      );
    },
  );

  it('takes at most 180 characters', () => {
    expect(parseFileName('x'.repeat(180))).toHaveLength(180);
    expect(() => parseFileName('x'.repeat(181))).toThrow('at most 180 characters');
  });
});
