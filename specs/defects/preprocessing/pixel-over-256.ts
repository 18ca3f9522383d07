import { type Preprocessing, rightPreprocessing } from '../preprocessing-parts.ts';
import type { Defect } from '../shelf.ts';

/** White is 0.996: pixels are divided by the number of their values, not by the largest. Seen in many tutorials. */
export const pixelOver256: Defect<Preprocessing> = {
  name: 'pixel-over-256',
  breaks: 'byte-over-255',
  subject: { ...rightPreprocessing, scale: (image) => Float32Array.from(image, (byte) => byte / 256) },
};
