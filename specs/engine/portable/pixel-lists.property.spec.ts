import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Arena } from '../../../src/engine/portable/arena.ts';
import { openKernels } from '../../../src/engine/portable/module.ts';
import { ROW_BYTES } from '../../../src/engine/portable/panels.ts';
import { expectDefectCaught, expectLaw } from '../../support/laws.ts';

interface Images {
  readonly rows: number;
  readonly pixels: number;
  /** Pixels of a block, of which the images' lists have one piece each. */
  readonly blockPixels: number;
  readonly bytes: Uint8Array;
}

/** [place of the other index, value] for each nonzero pixel of a row, or of a column. */
type Lists = [number, number][][];

const images: fc.Arbitrary<Images> = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.oneof(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 200, max: 300 })))
  .chain(([rows, pixels]) => {
    const byte = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 255 }));
    const bytes = fc.array(byte, { minLength: rows * pixels, maxLength: rows * pixels });
    return fc.record({
      rows: fc.constant(rows),
      pixels: fc.constant(pixels),
      blockPixels: fc.constantFrom(16, 32, 48, 64, 240),
      bytes: bytes.map((b) => Uint8Array.from(b)),
    });
  });

const range = (length: number) => Array.from({ length }, (_, index) => index);

const nonzero = (pairs: [number, number][]) => pairs.filter(([, value]) => value !== 0);

const expected = ({ rows, pixels, bytes }: Images): [Lists, Lists] => {
  const value = (row: number, pixel: number) => Math.fround(bytes[row * pixels + pixel] / 255);
  const byRow = range(rows).map((row) => nonzero(range(pixels).map((pixel) => [pixel, value(row, pixel)])));
  const byPixel = range(pixels).map((pixel) => nonzero(range(rows).map((row) => [row, value(row, pixel)])));
  return [byRow, byPixel];
};

/** The same lists in one piece, after a look at whether each piece holds the pixels of its block only. */
const joined = (pieces: Lists, { rows, pixels, blockPixels }: Images): Lists => {
  const blocks = Math.ceil(pixels / blockPixels);
  for (const [index, piece] of pieces.entries()) {
    for (const [pixel] of piece) expect(Math.floor(pixel / blockPixels)).toBe(Math.floor(index / rows));
  }
  return range(rows).map((row) => range(blocks).flatMap((block) => pieces[block * rows + row]));
};

const holdsNonzero = (implementation: (batch: Images) => [Lists, Lists]) =>
  fc.property(images, (batch) => {
    expect(implementation(batch)).toEqual(expected(batch));
  });

describe('the lists of a batch of images', async () => {
  const kernels = await openKernels();

  const listed = (batch: Images): [Lists, Lists] => {
    const { rows, pixels, blockPixels, bytes } = batch;
    const blocks = Math.ceil(pixels / blockPixels);
    const arena = new Arena(kernels.memory, kernels.arenaStart());
    const [source, compressed] = [arena.bytes(rows * pixels + 16), arena.bytes(rows * (blocks + 2 * pixels) + 16)];
    const [places, counts] = [arena.bytes(8 * rows), arena.bytes(4 * pixels)];
    const [rowEntries, rowBounds] = [arena.bytes(8 * (rows * pixels + 7)), arena.bytes(4 * (rows * blocks + 1))];
    const [columnEntries, columnBounds] = [arena.bytes(8 * rows * pixels), arena.bytes(4 * (pixels + 1))];
    arena.commit();
    const memory = kernels.memory.buffer;
    new Uint8Array(memory, source, bytes.length).set(bytes);
    let begin = compressed;
    for (const row of range(rows)) {
      const next = kernels.compressImage(source + row * pixels, pixels, blockPixels, begin);
      new Uint32Array(memory, places).set([begin, next], 2 * row);
      begin = next;
    }
    kernels.listPixelRows(rows, blocks, blockPixels, places, rowEntries, rowBounds);
    kernels.listPixelColumns(rows, pixels, blocks, rowBounds, columnEntries, columnBounds, counts);
    const view = new DataView(memory);
    const read = (bounds: number, count: number): Lists =>
      Array.from({ length: count }, (_, index) => {
        const list: [number, number][] = [];
        const end = view.getUint32(bounds + 4 * index + 4, true);
        for (let entry = view.getUint32(bounds + 4 * index, true); entry < end; entry += 8) {
          list.push([view.getUint32(entry + 4, true) / ROW_BYTES, view.getFloat32(entry, true)]);
        }
        return list;
      });
    return [joined(read(rowBounds, rows * blocks), batch), read(columnBounds, pixels)];
  };

  it('always hold every nonzero pixel once, as round(byte / 255), in ascending order', () => {
    expectLaw(holdsNonzero(listed), { numRuns: 300 });
  });

  it('never take the next image for the rest of this one', () => {
    expectDefectCaught(
      holdsNonzero((batch) => {
        const [byRow, byPixel] = listed(batch);
        return [byRow.map((list, row) => list.concat(byRow[row + 1]?.slice(0, 1) ?? [])), byPixel];
      }),
    );
  });
});
