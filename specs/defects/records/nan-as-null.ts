import type { Write } from '../../base/canonical-json-laws.ts';
import type { Defect } from '../shelf.ts';

/** Sorts the keys of objects, and leaves the rest to JSON. */
function sortKeys(_key: string, item: unknown): unknown {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return item;
  return Object.fromEntries(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** NaN and infinities become `null`, and a run that blew up reads like one without a value. Seen as what `JSON.stringify` does. */
export const nanAsNull: Defect<Write> = {
  name: 'nan-as-null',
  breaks: 'refuses-the-rest',
  subject: (value) => JSON.stringify(value, sortKeys),
};
