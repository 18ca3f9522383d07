import { createScanner } from 'jsonc-parser';
import { SameseedError } from '../base/errors.ts';
import { INVISIBLE, quote } from './quote.ts';

const MOST_DEPTH = 32;
const MOST_TOKENS = 2_000_000;
const LONGEST_STRING = 8_000_000;
const MOST_BLANKS = 100_000;

// the scanner puts a run of blanks together letter by letter, which takes tens of bytes for each; they are counted
// from the first of a run only, else a long run would be counted from each
const TOO_MANY_BLANKS = new RegExp(String.raw`(?<![ \t\r\n])[ \t\r\n]{${MOST_BLANKS + 1}}`, 'u');

// The scanner's own names for these are constants that no other compiler sees.
const OPEN_BRACE = 1;
const CLOSE_BRACE = 2;
const OPEN_BRACKET = 3;
const CLOSE_BRACKET = 4;
const COLON = 6;
const STRING = 10;
const END = 17;

/** A file by its path, with what to do when it is refused, as the end of a sentence. */
export interface LimitedFile {
  readonly path: string;
  readonly cure: string;
}

/**
 * Looks through the tokens of a JSON text before it is parsed, in one pass and with no recursion, and refuses what would
 * take memory or time, or be read as something else than what stands there. Whether it is JSON at all is for the parser.
 *
 * @throws {SameseedError} `artifact-malformed` for values nested more than 32 deep, more than two million tokens, a
 *   key twice in one object, more than 100,000 blanks in a row, the key `__proto__`, which readers drop, keys with tabs or line
 *   breaks, and strings with control characters.
 */
export function assertWithinLimits(text: string, file: LimitedFile): void {
  if (TOO_MANY_BLANKS.test(text)) throw refuse(`at most ${MOST_BLANKS} blanks in a row`, 'more', file);
  const scanner = createScanner(text, true);
  // keys of each object that is open; an array has none
  const open: (Set<string> | undefined)[] = [];
  let tokens = 0;
  let last: string | undefined;
  for (let token: number = scanner.scan(); token !== END; token = scanner.scan()) {
    tokens++;
    if (tokens > MOST_TOKENS) throw refuse(`at most ${MOST_TOKENS} tokens`, 'more', file);
    if (token === COLON && last !== undefined) addKey(open.at(-1), last, file);
    last = undefined;
    if (token === CLOSE_BRACE || token === CLOSE_BRACKET) open.pop();
    if (token === STRING) {
      last = scanner.getTokenValue();
      if (last.length > LONGEST_STRING) throw refuse('strings of at most 8 million characters', 'a longer one', file);
      if (INVISIBLE.test(last)) throw refuse('strings without control characters', quote(last, 40), file);
    }
    if (token !== OPEN_BRACE && token !== OPEN_BRACKET) continue;
    open.push(token === OPEN_BRACE ? new Set() : undefined);
    if (open.length > MOST_DEPTH) throw refuse(`values at most ${MOST_DEPTH} deep`, 'deeper ones', file);
  }
}

function addKey(keys: Set<string> | undefined, key: string, file: LimitedFile): void {
  // zod drops this key without a word: what was read would not be what was written
  if (key === '__proto__') throw refuse('JSON', 'the key __proto__', file);
  // keys stand in messages and tables as they are
  if (/[\t\n]/u.test(key)) throw refuse('keys without tabs and line breaks', quote(key, 60), file);
  if (keys?.has(key) === true) throw refuse('each key once in an object', `${quote(key, 60)} twice`, file);
  keys?.add(key);
}

function refuse(expected: string, received: string, { path, cure }: LimitedFile): SameseedError {
  return new SameseedError('artifact-malformed', `Expected ${expected} in ${path}, received ${received}; ${cure}.`);
}
