import { expect, it } from 'vitest';
import { parseIdx } from '../../src/dataset/idx.ts';
import { encodeIdx } from './fixtures.ts';

const file = 'train-images-idx3-ubyte';
const pixels = Uint8Array.from({ length: 12 }, (_, index) => index);
const images = encodeIdx([2, 2, 3], pixels);

it('reads images', () => {
  expect(parseIdx({ file, bytes: images, rank: 3 })).toEqual({ file, dimensions: [2, 2, 3], values: pixels });
});

it('reads labels', () => {
  const labels = encodeIdx([3], Uint8Array.of(9, 0, 4));
  expect(parseIdx({ file, bytes: labels, rank: 1 }).values).toEqual(Uint8Array.of(9, 0, 4));
});

it('reads bytes that lie within a larger buffer', () => {
  const larger = new Uint8Array(images.length + 20);
  larger.set(images, 10);
  expect(parseIdx({ file, bytes: larger.subarray(10, 10 + images.length), rank: 3 }).values).toEqual(pixels);
});

it.each([
  ['labels for images', encodeIdx([3], Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9)), '0x00000801'],
  ['floats for bytes', encodeIdx([2, 2, 3], pixels, 0x0d03), '0x00000d03'],
  ['a gzip file', Uint8Array.of(0x1f, 0x8b, 8, 0, ...pixels), '0x1f8b0800'],
])('refuses %s', (_what, bytes, magic) => {
  expect(() => parseIdx({ file, bytes, rank: 3 })).toThrow(
    expect.objectContaining({
      code: 'idx-magic',
      message: `Expected ${file} to begin with 0x00000803 (IDX, unsigned bytes, 3 dimensions), received ${magic}; give an uncompressed IDX file of this rank.`,
    }),
  );
});

it.each([0, 3, 15])('refuses a header of %j bytes', (length) => {
  expect(() => parseIdx({ file, bytes: images.subarray(0, length), rank: 3 })).toThrow(
    expect.objectContaining({
      code: 'idx-truncated',
      message: `Expected ${file} to have a header of 16 bytes, received ${length}; it is cut off.`,
    }),
  );
});

it.each([16, 27])('refuses a file that ends after %j of 28 bytes', (length) => {
  expect(() => parseIdx({ file, bytes: images.subarray(0, length), rank: 3 })).toThrow(
    expect.objectContaining({
      code: 'idx-truncated',
      message: `Expected ${file} to have 28 (2 × 2 × 3) bytes, received ${length}; it is cut off.`,
    }),
  );
});

it('refuses a file with more dimensions than bytes, however large they are', () => {
  const bytes = encodeIdx([2 ** 32 - 1, 2 ** 32 - 1, 2 ** 32 - 1], pixels);
  expect(() => parseIdx({ file, bytes, rank: 3 })).toThrow(expect.objectContaining({ code: 'idx-truncated' }));
});

it('refuses trailing bytes', () => {
  expect(() => parseIdx({ file, bytes: Uint8Array.of(...images, 0), rank: 3 })).toThrow(
    expect.objectContaining({
      code: 'idx-trailing',
      message: `Expected ${file} to end after 28 bytes (2 × 2 × 3), received 29; it is damaged.`,
    }),
  );
});

it.each([
  [0, 2, 3],
  [2, 0, 3],
  [2, 2, 0],
])('refuses a dimension of 0 in %j × %j × %j', (...dimensions) => {
  expect(() => parseIdx({ file, bytes: encodeIdx(dimensions, new Uint8Array()), rank: 3 })).toThrow(
    expect.objectContaining({ code: 'idx-dimension' }),
  );
});
