import type { Write } from '../../base/canonical-json-laws.ts';
import type { Defect } from '../shelf.ts';

/** Numbers are written with six digits, and two results that differ become one. Seen as `toFixed` in a report that is compared. */
export const numbersOfSixDigits: Defect<Write> = {
  name: 'numbers-of-six-digits',
  breaks: 'tells-apart',
  subject: (value) =>
    JSON.stringify(value, (_key, item: unknown) => (typeof item === 'number' ? Number(item.toPrecision(6)) : item)),
};
