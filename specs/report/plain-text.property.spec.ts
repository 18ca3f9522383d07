import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/report/plain-text.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';

/** Controls, direction marks, blanks of no width, line separators, halves of surrogate pairs. */
const UNSEEN = Array.from(
  [0x00, 0x07, 0x1b, 0x7f, 0x85, 0x61c, 0x200b, 0x200e, 0x202a, 0x202e, 0x2028, 0x2066, 0xfeff, 0xffff, 0xd800, 0xdfff],
  (code) => String.fromCharCode(code),
);
const pieces = fc.array(
  fc.oneof(fc.constantFrom(...UNSEEN), fc.constantFrom('\n', 'é', '数', 'ש', '😀', '</p>', '"', 'a b')),
);
const join = (parts: readonly string[]) => parts.join('x');

/** In keys and values at any depth, each unseen character shows as one `�` and all others stay. */
const showsTheUnseen = (implementation: (value: unknown) => unknown) =>
  fc.property(pieces, (parts) => {
    const given = join(parts);
    const shown = join(parts.map((part) => (UNSEEN.includes(part) ? '�' : part)));
    expect(implementation(given)).toBe(shown);
    expect(implementation({ [given]: [1, { deep: given }] })).toEqual({ [shown]: [1, { deep: shown }] });
    expect(implementation(new Map([[given, [given]]]))).toEqual(new Map([[shown, [shown]]]));
  });

const shallow = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !(value instanceof Map)
    ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainText<unknown>(item)]))
    : plainText(value);

describe('plainText', () => {
  it('always shows what would be unseen', () => {
    expectLaw(showsTheUnseen(plainText));
  });

  it('catches a version that leaves everything', () => {
    expectDefectCaught(showsTheUnseen((value) => value));
  });

  it('catches a version that looks at values but not at keys', () => {
    expectDefectCaught(showsTheUnseen(shallow));
  });

  it('never changes numbers, Booleans, null or plain letters', () => {
    expectLaw(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme-ascii' }), (value) => {
        expect(plainText(value)).toEqual(value);
      }),
    );
  });
});
