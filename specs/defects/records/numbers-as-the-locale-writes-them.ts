import type { Write } from '../../base/canonical-json-laws.ts';
import type { Defect } from '../shelf.ts';

/** A number is written with the separators of a language: 0,984 and 1.000. Seen as `toLocaleString` in a CSV file. */
export const numbersAsTheLocaleWritesThem: Defect<Write> = {
  name: 'numbers-as-the-locale-writes-them',
  breaks: 'reads-back',
  subject: (value) =>
    JSON.stringify(value, (_key, item: unknown) => (typeof item === 'number' ? item.toLocaleString('de') : item)),
};
