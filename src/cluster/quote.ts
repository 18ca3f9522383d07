import { SameseedError } from '../base/errors.ts';
import { describeValue } from '../base/place.ts';

const PLAIN = /^[A-Za-z0-9_./:=@%+,-]+$/u;

/**
 * A word as a POSIX shell reads it back, whatever is in it: as it is where nothing in it means anything to a shell, else
 * between single quotes.
 *
 * @throws {SameseedError} `cluster-name-unsafe` for line breaks and other control characters, which no line can hold.
 */
export function quoteWord(word: string): string {
  if (/\p{Cc}/u.test(word)) {
    throw new SameseedError(
      'cluster-name-unsafe',
      `Expected a name without line breaks and control characters, since it stands in a script, received ${describeValue(word)}; choose another.`,
    );
  }
  return PLAIN.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** Words as one command for a shell. @throws {SameseedError} as {@link quoteWord} does. */
export function quoteWords(words: readonly string[]): string {
  return words.map(quoteWord).join(' ');
}
