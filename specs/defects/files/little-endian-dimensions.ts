import type { ParseIdx } from '../../dataset/idx-laws.ts';
import type { Defect } from '../shelf.ts';

/** The numbers in the head are read from their wrong end. Seen with typed arrays over the file, which go by the processor. */
export const littleEndianDimensions: Defect<ParseIdx> = {
  name: 'little-endian-dimensions',
  breaks: 'reads-back',
  subject: ({ file, bytes, rank }) => {
    const view = new DataView(bytes.buffer);
    const dimensions = Array.from({ length: rank }, (_, index) => view.getUint32(4 + 4 * index, true));
    return { file, dimensions, values: bytes.subarray(4 + 4 * rank) };
  },
};
