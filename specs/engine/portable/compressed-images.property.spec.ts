import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Examples } from '../../../src/dataset/dataset.ts';
import { Arena } from '../../../src/engine/portable/arena.ts';
import { compressImages } from '../../../src/engine/portable/compressed-images.ts';
import { BLOCK_PIXELS } from '../../../src/engine/portable/lists.ts';
import { openKernels } from '../../../src/engine/portable/module.ts';
import { openStream } from '../../../src/random/stream.ts';
import { seeds } from '../../network/arbitraries.ts';
import { expectDefectCaught, expectLaw } from '../../support/laws.ts';

// images are compressed 1,024 at a time, pixels counted in blocks of 112
const sizes = fc.oneof(
  fc.record({ count: fc.integer({ min: 1000, max: 2100 }), side: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ count: fc.integer({ min: 1, max: 20 }), side: fc.integer({ min: 10, max: 28 }) }),
);
const parts: fc.Arbitrary<Examples> = fc.tuple(sizes, seeds).map(([{ count, side }, seed]) => {
  const stream = openStream(seed, 'images');
  const draw = () => (stream.uniform() < 0.4 ? Math.floor(256 * stream.uniform()) : 0);
  const images = Uint8Array.from({ length: count * side * side }, draw);
  return { count, height: side, width: side, classes: 1, images, labels: new Uint8Array(count) };
});

/** The images as their bytes again, each from where it begins to where the next one does. */
function decompress(memory: Uint8Array, places: Uint32Array, pixels: number): number[] {
  const blocks = Math.ceil(pixels / BLOCK_PIXELS);
  return Array.from(places.subarray(1)).flatMap((end, number) => {
    const image = memory.subarray(places[number], end);
    const bytes = Array.from({ length: pixels }, () => 0);
    let pair = blocks;
    for (let block = 0; block < blocks; block++) {
      for (let left = image[block]; left > 0; left--, pair += 2) {
        bytes[block * BLOCK_PIXELS + image[pair]] = image[pair + 1];
      }
    }
    expect(pair).toBe(image.length);
    return bytes;
  });
}

const keepsImages = (compressed: (examples: Examples) => number[]) =>
  fc.property(parts, (examples) => {
    expect(compressed(examples)).toEqual(Array.from(examples.images));
  });

describe('compressed images', async () => {
  const kernels = await openKernels();

  const throughKernels = (examples: Examples): number[] => {
    const arena = new Arena(kernels.memory, kernels.arenaStart());
    const { places } = compressImages(kernels, arena, examples);
    return decompress(new Uint8Array(kernels.memory.buffer), places, examples.height * examples.width);
  };

  it('always hold every byte of the images, however many there are', () => {
    expectLaw(keepsImages(throughKernels), { numRuns: 60 });
  });

  it('never begin a second time where the first 1,024 did', () => {
    expectDefectCaught(
      keepsImages((examples) => {
        const { images, height, width } = examples;
        const bytes = throughKernels(examples);
        const chunk = 1024 * height * width;
        return bytes.map((byte, index) => (index < chunk ? byte : images[index - chunk]));
      }),
    );
  });

  it('take as much memory as their nonzero pixels, and give back the rest', () => {
    const arena = new Arena(kernels.memory, kernels.arenaStart());
    const side = 28;
    const images = new Uint8Array(10 * side * side).fill(7, 0, 100);
    compressImages(kernels, arena, {
      count: 10,
      height: side,
      width: side,
      classes: 1,
      images,
      labels: new Uint8Array(10),
    });
    // seven counts an image, two bytes a nonzero pixel, and sixteen that are read behind the last
    expect(arena.bytes(1) - kernels.arenaStart()).toBeLessThanOrEqual(10 * 7 + 100 * 2 + 16 + 2 * 16);
  });
});
