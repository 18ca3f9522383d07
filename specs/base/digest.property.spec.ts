import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { canonicalJson, type Json } from '../../src/base/canonical-json.ts';
import { digestOfBytes, digestOfFloats, digestOfJson } from '../../src/base/digest.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

const bytes = fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ minLength: 5000, maxLength: 20_000 }));
/** Views that begin and end anywhere inside a larger buffer. */
const floatView = fc
  .tuple(fc.float32Array({ minLength: 1, maxLength: 200 }), fc.nat(199), fc.nat(200))
  .map(([all, from, to]) => all.subarray(Math.min(from, all.length), to));

const agreesOnBytes = (digest: (input: Uint8Array) => string) =>
  fc.property(bytes, (input) => digest(input) === sha256(input));

const agreesOnFloats = (digest: (input: Float32Array) => string) =>
  fc.property(floatView, (input) => {
    const expected = Buffer.alloc(4 * input.length);
    for (const [index, value] of input.entries()) expected.writeFloatLE(value, 4 * index);
    return digest(input) === sha256(expected);
  });

const agreesOnJson = (digest: (input: Json) => string) =>
  fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.integer()), (value) => {
    const own = Object.fromEntries(Object.entries(value).filter(([key]) => key !== '__proto__'));
    return digest(own) === sha256(canonicalJson(own));
  });

const digestOfBigEndian = (input: Float32Array) => {
  const view = new DataView(new ArrayBuffer(input.byteLength));
  for (const [index, value] of input.entries()) view.setFloat32(4 * index, value);
  return digestOfBytes(new Uint8Array(view.buffer));
};

describe('digestOfBytes', () => {
  it('always agrees with node:crypto', () => {
    expectLaw(agreesOnBytes(digestOfBytes));
  });

  it('is told apart from one that skips bytes after the first 4096', () => {
    expectDefectCaught(
      agreesOnBytes((input) => digestOfBytes(input.subarray(0, 4096))),
      { endOnFailure: true },
    );
  });
});

describe('digestOfFloats', () => {
  it('always agrees with node:crypto on little-endian bytes, for views anywhere in a buffer', () => {
    expectLaw(agreesOnFloats(digestOfFloats), { numRuns: 300 });
  });

  it('is told apart from one that takes the whole buffer of a view', () => {
    expectDefectCaught(agreesOnFloats((input) => digestOfBytes(new Uint8Array(input.buffer))));
  });

  it('is told apart from one of big-endian bytes', () => {
    expectDefectCaught(agreesOnFloats(digestOfBigEndian));
  });
});

describe('digestOfJson', () => {
  it('is always the digest of the canonical text in UTF-8', () => {
    expectLaw(agreesOnJson(digestOfJson), { numRuns: 300 });
  });

  it('is told apart from one of Latin-1 bytes', () => {
    expectDefectCaught(
      agreesOnJson((value) => sha256(Buffer.from(canonicalJson(value), 'latin1'))),
      { numRuns: 300 },
    );
  });
});
