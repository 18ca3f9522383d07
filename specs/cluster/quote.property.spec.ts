import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { it } from 'vitest';
import { quoteWords } from '../../src/cluster/quote.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';

const isWindows = process.platform === 'win32';

const hostile = fc.constantFrom(
  '$(echo hit)',
  '`id`',
  "'",
  '"',
  '\\',
  ' ',
  '*',
  '~',
  '$HOME',
  '!',
  ';',
  '#',
  '%a',
  '-n',
);
const words = fc.array(
  fc
    .oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.array(hostile, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
    )
    .filter((word) => !/\p{Cc}|\p{Surrogate}/u.test(word)),
  { minLength: 1, maxLength: 4 },
);

/** A shell hands on each word as it was. */
const readBack = (quote: typeof quoteWords) =>
  fc.property(words, (given) => {
    const script = `for word in ${quote(given)}; do printf '%s\\n' "$word"; done`;
    const printed = execFileSync('sh', ['-c', script], { encoding: 'utf8' });
    return printed === given.map((word) => `${word}\n`).join('');
  });

const doubleQuotes = (given: readonly string[]): string => given.map((word) => JSON.stringify(word)).join(' ');
const bare = (given: readonly string[]): string =>
  given.map((word) => (word.includes(' ') ? `'${word}'` : word)).join(' ');

it.skipIf(isWindows)('always reads back from a shell as it was', () => {
  expectLaw(readBack(quoteWords), { numRuns: 60 });
});

it.skipIf(isWindows).each([
  ['double quotes', doubleQuotes],
  ['quotes for blanks only', bare],
])('always reads back from a shell as it was: catches %s', (_what, defect) => {
  expectDefectCaught(
    fc.property(words, (given) => {
      try {
        const script = `for word in ${defect(given)}; do printf '%s\\n' "$word"; done`;
        const printed = execFileSync('sh', ['-c', script], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
        return printed === given.map((word) => `${word}\n`).join('');
      } catch {
        return false;
      }
    }),
    { numRuns: 60 },
  );
});
