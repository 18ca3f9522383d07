import { SameseedError } from '../base/errors.ts';

/** An IDX file's unsigned bytes with their dimensions. */
export interface IdxArray {
  /** Name of the file, for messages. */
  readonly file: string;
  /** Size of each dimension, outermost first: [count] or [count, height, width]. */
  readonly dimensions: readonly number[];
  /** Values in row-major order; a view, not a copy. */
  readonly values: Uint8Array;
}

/** An IDX file to be parsed. */
export interface IdxInput {
  /** Name of the file, for messages. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Number of dimensions: 1 for labels, 3 for images. */
  readonly rank: 1 | 3;
}

const UNSIGNED_BYTE = 0x08;

/**
 * Reads an uncompressed IDX file of unsigned bytes.
 *
 * @throws {SameseedError} `idx-magic` when it does not begin with 00 00 08 and the rank, `idx-dimension` when a dimension
 *   is 0, `idx-truncated` or `idx-trailing` when there are fewer or more bytes than its dimensions ask for.
 * @see LeCun, Cortes and Burges, The MNIST Database, the IDX file format
 */
export function parseIdx({ file, bytes, rank }: IdxInput): IdxArray {
  const headerLength = 4 + 4 * rank;
  if (bytes.length < headerLength) refuseShort(file, bytes.length, `a header of ${headerLength}`);
  const header = new DataView(bytes.buffer, bytes.byteOffset, headerLength);
  const magic = UNSIGNED_BYTE * 256 + rank;
  if (header.getUint32(0) !== magic) {
    throw new SameseedError(
      'idx-magic',
      `Expected ${file} to begin with ${hexadecimal(magic)} (IDX, unsigned bytes, ${rank === 1 ? '1 dimension' : `${rank} dimensions`}), received ${hexadecimal(header.getUint32(0))}; give an uncompressed IDX file of this rank.`,
    );
  }
  const dimensions = Array.from({ length: rank }, (_, index) => header.getUint32(4 + 4 * index));
  if (dimensions.includes(0)) {
    throw new SameseedError(
      'idx-dimension',
      `Expected every dimension of ${file} to be at least 1, received ${dimensions.join(' × ')}.`,
    );
  }
  const size = dimensions.reduce((product, dimension) => product * dimension, 1);
  const length = headerLength + size;
  if (bytes.length < length) refuseShort(file, bytes.length, `${length} (${dimensions.join(' × ')})`);
  if (bytes.length > length) {
    throw new SameseedError(
      'idx-trailing',
      `Expected ${file} to end after ${length} bytes (${dimensions.join(' × ')}), received ${bytes.length}; it is damaged.`,
    );
  }
  return { file, dimensions, values: new Uint8Array(bytes.buffer, bytes.byteOffset + headerLength, size) };
}

function refuseShort(file: string, received: number, expected: string): never {
  throw new SameseedError(
    'idx-truncated',
    `Expected ${file} to have ${expected} bytes, received ${received}; it is cut off.`,
  );
}

function hexadecimal(word: number): string {
  return `0x${word.toString(16).padStart(8, '0')}`;
}
