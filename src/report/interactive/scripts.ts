import { digestOfBytes } from '../../base/digest.ts';
import { LIBRARIES } from './libraries.ts';
import { startFigures } from './start-figures.ts';

/** Everything that a page with live figures runs, in order. */
export const SCRIPTS: readonly string[] = [...LIBRARIES, `(${startFigures.toString()})();\n`];

/** What a content security policy calls a text that stands in the page: `'sha256-…'`. */
export function policyDigest(text: string): string {
  return `'sha256-${Buffer.from(digestOfBytes(new TextEncoder().encode(text)), 'hex').toString('base64')}'`;
}
