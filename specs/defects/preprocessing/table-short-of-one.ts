import { type Preprocessing, rightPreprocessing } from '../preprocessing-parts.ts';
import type { Defect } from '../shelf.ts';

/** A table of 256 entries ends at 255 ÷ 256. Seen where the step is one over the length. */
export const tableShortOfOne: Defect<Preprocessing> = {
  name: 'table-short-of-one',
  breaks: 'table-from-0-to-1',
  subject: { ...rightPreprocessing, table: () => Float32Array.from({ length: 256 }, (_, byte) => byte / 256) },
};
