import type { ParseIdx } from '../../dataset/idx-laws.ts';
import type { Defect } from '../shelf.ts';

/** A file that was cut short by its download is read as far as it goes. Seen in readers that map over what is there. */
export const lengthTakenOnTrust: Defect<ParseIdx> = {
  name: 'length-taken-on-trust',
  breaks: 'refuses-other-lengths',
  subject: ({ file, bytes }) => ({ file, dimensions: [1, 1, 1], values: bytes.subarray(16) }),
};
