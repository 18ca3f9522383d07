import type { DrawPermutation } from '../../random/permutation-laws.ts';
import { drawPermutation } from '../../../src/random/permutation.ts';
import { openStream } from '../../../src/random/stream.ts';
import type { Defect } from '../shelf.ts';

const shared = openStream(0, 'shared');

/** The stream that is handed in is not the one that is drawn from. Seen with a module that seeds itself when it is loaded. */
export const globalGenerator: Defect<DrawPermutation> = {
  name: 'global-generator',
  breaks: 'by-its-stream-only',
  subject: (_stream, count) => drawPermutation(shared, count),
};
