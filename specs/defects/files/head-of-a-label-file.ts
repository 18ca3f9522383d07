import type { ParseIdx } from '../../dataset/idx-laws.ts';
import { parseIdx } from '../../../src/dataset/idx.ts';
import type { Defect } from '../shelf.ts';

/** Eight bytes are skipped, as in a file of labels, where a file of images has sixteen: every image is shifted. Seen in hand-written readers. */
export const headOfALabelFile: Defect<ParseIdx> = {
  name: 'head-of-a-label-file',
  breaks: 'reads-back',
  subject: (input) => ({ ...parseIdx(input), values: input.bytes.subarray(8) }),
};
