import type { Write } from '../../base/canonical-json-laws.ts';
import { canonicalJson } from '../../../src/base/canonical-json.ts';
import type { Defect } from '../shelf.ts';

/** The time of writing is among what is compared, so that no run has the digest of its repeat. Seen in most experiment trackers. */
export const dateInTheArtifact: Defect<Write> = {
  name: 'date-in-the-artifact',
  breaks: 'reads-back',
  subject: (value) => {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return canonicalJson(isObject ? Object.assign({}, value, { writtenAt: new Date(0).toISOString() }) : value);
  },
};
