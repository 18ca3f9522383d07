import { describe, expect, it } from 'vitest';
import { digestOfBytes, digestOfFloats, digestOfJson } from '../../src/base/digest.ts';

// FIPS 180-4, examples published by NIST (SHA256.pdf and the long message of SHAVS).
const VECTORS: readonly (readonly [string, string, string])[] = [
  ['nothing', '', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['one block', 'abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'two blocks',
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
  ['a million letters', 'a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
];

describe('digestOfBytes', () => {
  it.each(VECTORS)('of %s', (_name, text, digest) => {
    expect(digestOfBytes(new TextEncoder().encode(text))).toBe(digest);
  });
});

describe('digestOfFloats', () => {
  // python3 -c "import hashlib,struct; print(hashlib.sha256(struct.pack('<4f', 1, -0.0, 0.1, float('inf'))).hexdigest())"
  it('is of little-endian bytes', () => {
    expect(digestOfFloats(Float32Array.of(1, -0, 0.1, Infinity))).toBe(
      '801b5dfebc7eca96f3b933ced2d22ce16b6376a099c1f07918c7cc8c1baa99c3',
    );
  });
});

describe('digestOfJson', () => {
  // printf '{"a":[1,0.1,1e+21],"é":null}' | sha256sum
  it('is of the canonical text in UTF-8', () => {
    expect(digestOfJson({ é: null, a: [1, 0.1, 1e21] })).toBe(
      'ef0fd5f1282bd454ba8b9f82ff38fb0b07ff8aee1d83fb013b15cf558ab8faaa',
    );
  });
});
