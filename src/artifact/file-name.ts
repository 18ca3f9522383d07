import { SameseedError } from '../base/errors.ts';
import { describeValue } from '../base/place.ts';

const SEGMENT = /^[A-Za-z0-9_-](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?$/u;
const LONGEST = 180;

// Windows keeps these for devices, whatever follows the first dot.
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;

/**
 * Gives back a run id or file name that stays below its folder and is one on every system: parts of letters, digits,
 * `.`, `-` and `_`, joined by `/`.
 *
 * @throws {SameseedError} `name-unsafe`.
 */
export function parseFileName(name: string): string {
  const isSafe = name.split('/').every((part) => SEGMENT.test(part) && !DEVICE.test(part)) && name.length <= LONGEST;
  if (isSafe) return name;
  throw new SameseedError(
    'name-unsafe',
    `Expected a name of letters, digits, ., - and _ in parts joined by /, none of them hidden or a device of Windows, at most ${LONGEST} characters, received ${describeValue(name)}.`,
  );
}
