import type { DrawMask } from '../mask-laws.ts';
import type { Defect } from '../shelf.ts';

/** Dropout draws from the generator of the process. Seen wherever dropout has no seed. */
export const maskWithoutASeed: Defect<DrawMask> = {
  name: 'mask-without-a-seed',
  breaks: 'same-when-repeated',
  subject: ({ size }) => Array.from({ length: size }, () => Number(Math.random() < 0.5)),
};
