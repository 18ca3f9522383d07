import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import type { Records } from '../../src/artifact/read.ts';
import { type RenderedPages, renderPages } from '../../src/report/pages.ts';
import { expectDefectCaughtAsync, expectLawAsync } from '../support/laws.ts';
import { fixtureImages, fixtureRecords } from '../support/report-fixture.ts';
import { withoutScripts } from './scripts-of.ts';

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom('<script>alert(1)</script>', '</title>', '"', "'", '&', '<!--', ']]>', '</style>', '`', '${1}'),
      fc.constantFrom('javascript:alert(1)', '" onload="alert(1)', '\u202e', '\u2066', '\u0000', '\ud800', '$&', '\\'),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => `plainly ${parts.join('')}`);

/** Records with the same text in every field that is free. */
function withText(text: string): Records {
  const { summary, runs } = fixtureRecords({ notebookSeeds: 1, factors: [1e-6, 1e-3] });
  const { provenance, experiment } = summary;
  const { fingerprint, dataset, engine } = provenance;
  return {
    runs,
    summary: {
      ...summary,
      experiment: { ...experiment, name: text, title: text },
      provenance: {
        dataset: { ...dataset, digests: { [text]: text } },
        engine: { name: text, version: text, wasmDigest: engine.wasmDigest },
        packages: { [text]: text },
        commit: text,
        fingerprint: {
          ...fingerprint,
          platform: text,
          architecture: text,
          osRelease: text,
          processor: text,
          node: text,
          v8: text,
        },
      },
      observed: { ...summary.observed, startedAt: text },
    },
  };
}

const pictures = fixtureImages().slice(0, 2);

const imagesWithText = (label: string) => ({
  title: 'MNIST',
  images: pictures.map(({ height, width, pixels }) => ({ label, height, width, pixels })),
});

const render = async (text: string) => renderPages(withText(text), { examples: imagesWithText(text) });

const word = render('plainly word');

/** Tags with their attributes but for texts that are read aloud, and for the spans that keep widths on one line. */
function tagsOf(html: string): string[] {
  const tags = withoutScripts(html).match(/<[^>]*>/gu) ?? [];
  return tags.filter((tag) => !/^<\/?span/u.test(tag)).map((tag) => tag.replace(/ aria-label="[^"]*"/u, ''));
}

/** What the page's Markdown holds that is markup, HTML included, as a reader of it sees it. */
function tokensOf(markdown: string): string[] {
  const html = marked.parse(markdown, { async: false });
  return (html.match(/<[^>]*>/gu) ?? []).map((tag) => tag.replaceAll(/ (?:alt|href)="[^"]*"/gu, ''));
}

/** Whatever a record's fields hold, page, drawings and Markdown have the markup that they have for a plain word. */
const hasTheMarkupOfPlainWords = (implementation: (text: string) => Promise<RenderedPages>) =>
  fc.asyncProperty(hostile, async (text) => {
    const [plain, report] = [await word, await implementation(text)];
    expect(tagsOf(report.html)).toEqual(tagsOf(plain.html));
    expect(tokensOf(report.markdown)).toEqual(tokensOf(plain.markdown));
    for (const unseen of ['\u0000', '\u202e', '\u2066']) expect(report.html + report.markdown).not.toContain(unseen);
  });

/** Nothing calls a run on glyphs MNIST. */
const keepsGlyphsApart = (implementation: (records: Records) => Promise<RenderedPages>) =>
  fc.asyncProperty(fc.boolean(), fc.integer({ min: 1, max: 2 }), async (isCut, factorSeeds) => {
    const { html, markdown, figures, tables } = await implementation(
      fixtureRecords({ dataset: 'glyphs', isCut, factorSeeds, factors: [1e-6, 1e-3] }),
    );
    const told = ['(not MNIST)', 'Not MNIST.', 'which is about MNIST'];
    for (const text of [withoutScripts(html), markdown, JSON.stringify(figures), JSON.stringify(tables)]) {
      const rest = told.reduce((left, words) => left.replaceAll(words, ''), text);
      expect(rest).not.toContain('MNIST');
    }
    for (const text of [html, markdown, ...figures.map(({ title }) => title)]) {
      expect(text).toContain('embedded glyphs (not MNIST)');
    }
  });

const few = { numRuns: 5, endOnFailure: true };
const first = { numRuns: 40, endOnFailure: true };

const leaky = async (text: string) => {
  const { html, ...rest } = await render(text);
  return { ...rest, html: html.replaceAll('&lt;', '<') };
};

const bare = async (text: string) => {
  const { markdown, ...rest } = await render(text);
  return { ...rest, markdown: markdown.replaceAll(/\\([<*_`])/gu, '$1') };
};

const turned = async (text: string) => {
  const { html, ...rest } = await render(text);
  return { ...rest, html: html.replace('</h1>', `${text.includes('\u202e') ? '\u202e' : ''}</h1>`) };
};

const mislabelled = async (records: Records) => {
  const { html, ...rest } = await renderPages(records);
  return { ...rest, html: html.replaceAll('embedded glyphs (not MNIST)', 'MNIST') };
};

describe('renderPages', () => {
  it('never lets a text of a record become markup', async () => {
    await expectLawAsync(hasTheMarkupOfPlainWords(render), few);
  }, 20_000);

  it('catches one character that is not escaped', async () => {
    await expectDefectCaughtAsync(hasTheMarkupOfPlainWords(leaky), { ...first, examples: [['a <b>']] });
  }, 20_000);

  it('catches a character of Markdown that is left', async () => {
    await expectDefectCaughtAsync(hasTheMarkupOfPlainWords(bare), { ...first, examples: [['*a* <b>']] });
  }, 20_000);

  it('catches a direction mark that is left', async () => {
    await expectDefectCaughtAsync(hasTheMarkupOfPlainWords(turned), { ...first, examples: [['a\u202eb']] });
  }, 20_000);

  it('never calls glyphs MNIST', async () => {
    await expectLawAsync(keepsGlyphsApart(renderPages), { numRuns: 2 });
  });

  it('catches a run on glyphs that is labelled MNIST', async () => {
    await expectDefectCaughtAsync(keepsGlyphsApart(mislabelled), first);
  });
});
