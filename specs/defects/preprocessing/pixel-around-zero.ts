import { type Preprocessing, rightPreprocessing } from '../preprocessing-parts.ts';
import type { Defect } from '../shelf.ts';

/** Pixels are scaled to [−1, 1] by one half of the code and to [0, 1] by the other. Seen where a network is fed by another loader than it was trained with. */
export const pixelAroundZero: Defect<Preprocessing> = {
  name: 'pixel-around-zero',
  breaks: 'byte-over-255',
  subject: { ...rightPreprocessing, scale: (image) => Float32Array.from(image, (byte) => byte / 127.5 - 1) },
};
