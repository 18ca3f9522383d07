import type { Write } from '../../base/canonical-json-laws.ts';
import type { Defect } from '../shelf.ts';

/** Numbers are rounded to float32 on their way. Seen where a record goes through a `Float32Array`. */
export const numbersInFloat32: Defect<Write> = {
  name: 'numbers-in-float32',
  breaks: 'reads-back',
  subject: (value) =>
    JSON.stringify(value, (_key, item: unknown) => (typeof item === 'number' ? Math.fround(item) : item)),
};
