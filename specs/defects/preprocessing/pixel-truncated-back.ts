import { type Preprocessing, rightPreprocessing } from '../preprocessing-parts.ts';
import type { Defect } from '../shelf.ts';

/** Bytes are restored as 256·p, cut: white comes back black. Seen as `astype(uint8)` after `* 256`. */
export const pixelTruncatedBack: Defect<Preprocessing> = {
  name: 'pixel-truncated-back',
  breaks: 'scales-back',
  subject: { ...rightPreprocessing, restore: (pixels) => Uint8Array.from(pixels, (pixel) => Math.trunc(256 * pixel)) },
};
