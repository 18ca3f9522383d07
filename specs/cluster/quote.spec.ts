import { describe, expect, it } from 'vitest';
import { quoteWord, quoteWords } from '../../src/cluster/quote.ts';

describe('quoteWord', () => {
  it.each([
    ['/shared/factors/plan.json', '/shared/factors/plan.json'],
    ['', `''`],
    ['a b', `'a b'`],
    ["it's", `'it'\\''s'`],
    ['$(rm -rf ~)', `'$(rm -rf ~)'`],
    ['`id`', `'\`id\`'`],
    ['~', `'~'`],
    ['a\\b', `'a\\b'`],
  ])('writes %j as %s', (word, text) => {
    expect(quoteWord(word)).toBe(text);
  });

  it.each(['a\nb', 'a\rb', 'a\0b', '\u001b[2J', '\t'])('refuses %j', (word) => {
    expect(() => quoteWord(word)).toThrow(
      expect.objectContaining({ code: 'cluster-name-unsafe', message: expect.stringContaining('without line breaks') }),
    );
  });
});

it('words are one command', () => {
  expect(quoteWords(['run', 'a b', '--x'])).toBe(`run 'a b' --x`);
});
