import { type Preprocessing, rightPreprocessing } from '../preprocessing-parts.ts';
import type { Defect } from '../shelf.ts';

/** Pixels take a detour through seven bits. Seen in mixed precision, and in JPEG copies of MNIST. */
export const pixelRoundedInFloat16: Defect<Preprocessing> = {
  name: 'pixel-rounded-in-float16',
  breaks: 'scales-back',
  subject: {
    ...rightPreprocessing,
    scale: (image) => Float32Array.from(image, (byte) => Math.round((byte / 255) * 128) / 128),
  },
};
