import type { Write } from '../../base/canonical-json-laws.ts';
import type { Defect } from '../shelf.ts';

/** Keys stand in the order of their insertion, so that equal records have two digests. Seen as `JSON.stringify` under a hash. */
export const keysAsTheyCame: Defect<Write> = {
  name: 'keys-as-they-came',
  breaks: 'key-order-free',
  subject: (value) => JSON.stringify(value),
};
