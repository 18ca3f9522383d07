import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { codeSpan, plain } from '../../../src/report/markdown/text.ts';
import { expectDefectCaught, expectLaw } from '../../support/laws.ts';

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom('<script>', '*', '_', '`', '``', '[a](b)', '![', '|', '\\', '~~', '&amp;', '$', '#', '>', '\n'),
      fc.constantFrom('<!--', '**a**', '1.', '-', 'plainly'),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((pieces) => `a ${pieces.join('')} z`);

const shown = (html: string) =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

const blank = (text: string) => text.replaceAll(/\s+/gu, ' ');

/** What a reader of the Markdown sees is the text, with white space as one blank. */
const showsTheText = (implementation: (text: string) => string) =>
  fc.property(hostile, (text) => {
    expect(shown(marked.parseInline(implementation(text), { async: false }))).toBe(blank(text));
  });

const showsCode = (implementation: (text: string) => string) =>
  fc.property(hostile, (text) => {
    const html = marked.parseInline(implementation(text), { async: false });
    expect(shown(/^<code>(.*)<\/code>$/su.exec(html)?.[1] ?? 'no code')).toBe(blank(text));
  });

describe('plain', () => {
  it('always shows the text, whatever it holds', () => {
    expectLaw(showsTheText(plain));
  });

  it('catches text that is not escaped', () => {
    expectDefectCaught(showsTheText((text) => text));
  });
});

describe('codeSpan', () => {
  it('always shows the text as code, backticks included', () => {
    expectLaw(showsCode(codeSpan));
  });

  it('catches one backtick for everything', () => {
    expectDefectCaught(showsCode((text) => `\`${text}\``));
  });
});
