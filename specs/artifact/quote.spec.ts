import { expect, it } from 'vitest';
import { INVISIBLE, quote } from '../../src/artifact/quote.ts';

it.each([
  ['plain', '"plain"'],
  ['a\tb\n', '"a\\tb\\n"'],
  ['\u0007', '"\\u0007"'],
  ['a\u0085b', '"a\\u0085b"'],
  ['\u202egpj.exe', '"\\u202egpj.exe"'],
  ['\u2066\u200f', '"\\u2066\\u200f"'],
  ['\ud800', '"\\ud800"'],
  ['é 7 😀', '"é 7 😀"'],
])('quotes %j so that everything in it is seen', (text, quoted) => {
  expect(quote(text, 40)).toBe(quoted);
  expect(INVISIBLE.test(quoted)).toBe(false);
});

it('quotes the first characters only', () => {
  expect(quote('abcdef', 3)).toBe('"abc"');
});
