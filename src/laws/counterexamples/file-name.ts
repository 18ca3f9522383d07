import { digestOfJson } from '../../base/digest.ts';
import { SameseedError } from '../../base/errors.ts';
import { describeValue } from '../../base/place.ts';

const LONGEST = 100;

/**
 * File of a law's counterexamples: `always scales back` is kept in `always-scales-back.json`. What file systems don't
 * hold alike becomes a hyphen; a long name is cut and gets eight digits of its digest.
 *
 * @throws {SameseedError} `law-unnamed` when no letter and no digit is in the name.
 */
export function counterexampleFileName(law: string): string {
  const words = law
    .normalize('NFKD')
    .toLowerCase()
    .split(/[^a-z0-9]+/u)
    .filter((word) => word !== '');
  if (words.length === 0) {
    throw new SameseedError(
      'law-unnamed',
      `Expected a law to have a name with letters a-z or digits in it, received ${describeValue(law)}.`,
    );
  }
  const name = words.join('-');
  if (name.length <= LONGEST) return `${name}.json`;
  return `${name.slice(0, LONGEST - 9)}-${digestOfJson(law).slice(0, 8)}.json`;
}
