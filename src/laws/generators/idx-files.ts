import fc from 'fast-check';

/** An uncompressed IDX file of unsigned bytes, and what is in it. */
export interface IdxFile {
  readonly bytes: Uint8Array;
  /** 1 for labels, 3 for images. */
  readonly rank: 1 | 3;
  /** Size of each dimension, outermost first. */
  readonly dimensions: readonly number[];
  /** Values in row-major order. */
  readonly values: Uint8Array;
}

/** An IDX file that a reader has to refuse. */
export interface BrokenIdxFile {
  readonly bytes: Uint8Array;
  /** Rank that a reader is told to expect. */
  readonly rank: 1 | 3;
  /** What is wrong with it: the error code that sameseed's own reader gives. */
  readonly code: 'idx-magic' | 'idx-dimension' | 'idx-truncated' | 'idx-trailing';
}

const UNSIGNED_BYTE = 8;
const FLOAT = 0x0d;
const GZIP = [0x1f, 0x8b, 8, 0];

/** Valid IDX files of labels and of images, up to 6 × 4 × 4; shrinks to one label 0. */
export function idxFiles(): fc.Arbitrary<IdxFile> {
  const side = fc.integer({ min: 1, max: 4 });
  const count = fc.integer({ min: 1, max: 6 });
  return fc
    .oneof(
      fc.tuple(count).map((dimensions) => ({ rank: 1 as const, dimensions })),
      fc.tuple(count, side, side).map((dimensions) => ({ rank: 3 as const, dimensions })),
    )
    .chain(({ rank, dimensions }) => {
      const size = dimensions.reduce((product, length) => product * length, 1);
      return fc
        .uint8Array({ minLength: size, maxLength: size })
        .map((values) => ({ bytes: encodeIdx(dimensions, values), rank, dimensions, values }));
    });
}

/** Valid IDX files broken in one way each: type, rank, compression, an empty dimension, bytes too few or too many. */
export function brokenIdxFiles(): fc.Arbitrary<BrokenIdxFile> {
  return fc.tuple(idxFiles(), fc.constantFrom(...FAULTS), fc.nat()).map(([file, fault, draw]) => fault(file, draw));
}

/** Bytes of an IDX file; `type` is that of its values, 8 for unsigned bytes. */
export function encodeIdx(dimensions: readonly number[], values: Uint8Array, type = UNSIGNED_BYTE): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * dimensions.length + values.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 256 * type + dimensions.length);
  for (const [index, dimension] of dimensions.entries()) view.setUint32(4 + 4 * index, dimension);
  bytes.set(values, 4 + 4 * dimensions.length);
  return bytes;
}

const FAULTS: readonly ((file: IdxFile, draw: number) => BrokenIdxFile)[] = [
  ({ dimensions, values, rank }) => ({ bytes: encodeIdx(dimensions, values, FLOAT), rank, code: 'idx-magic' }),
  ({ bytes, rank }) => ({ bytes: Uint8Array.of(...GZIP, ...bytes, ...bytes), rank, code: 'idx-magic' }),
  ({ dimensions, values, rank }) => ({ bytes: encodeIdx([...dimensions, 1], values), rank, code: 'idx-magic' }),
  ({ dimensions, values, rank }, draw) => {
    const emptied = dimensions.with(draw % dimensions.length, 0);
    return { bytes: encodeIdx(emptied, values), rank, code: 'idx-dimension' };
  },
  ({ bytes, rank }, draw) => ({ bytes: bytes.slice(0, draw % bytes.length), rank, code: 'idx-truncated' }),
  ({ dimensions, values, rank }) => ({
    bytes: encodeIdx(
      dimensions.map(() => 2 ** 32 - 1),
      values,
    ),
    rank,
    code: 'idx-truncated',
  }),
  ({ bytes, rank }, draw) => ({
    bytes: Uint8Array.of(...bytes, ...new Uint8Array(1 + (draw % 40))),
    rank,
    code: 'idx-trailing',
  }),
];
