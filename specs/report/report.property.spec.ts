import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Records } from '../../src/artifact/read.ts';
import { type RenderedReport, renderReport } from '../../src/report/report.ts';
import { expectDefectCaughtAsync, expectLawAsync } from '../support/laws.ts';
import { fixtureImages, fixtureRecords } from '../support/report-fixture.ts';

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

const render = async (text: string) => renderReport(withText(text), imagesWithText(text));

const word = render('plainly word');

/** Tags with their attributes, but for the spans that keep a network's widths on one line. */
function tagsOf(html: string): string[] {
  return (html.match(/<[^>]*>/gu) ?? []).filter((tag) => !/^<\/?span/u.test(tag));
}

/** Whatever a record's fields hold, page and drawings have the tags that they have for a plain word. */
const hasTheTagsOfPlainWords = (implementation: (text: string) => Promise<RenderedReport>) =>
  fc.asyncProperty(hostile, async (text) => {
    const [plain, report] = [await word, await implementation(text)];
    expect(tagsOf(report.html)).toEqual(tagsOf(plain.html));
    for (const unseen of ['\u0000', '\u202e', '\u2066']) expect(report.html).not.toContain(unseen);
    expect(report.files.length).toBe(plain.files.length);
  });

/** Nothing calls a run on glyphs MNIST. */
const keepsGlyphsApart = (implementation: (records: Records) => Promise<RenderedReport>) =>
  fc.asyncProperty(fc.boolean(), fc.integer({ min: 1, max: 2 }), async (isCut, factorSeeds) => {
    const { html, files } = await implementation(fixtureRecords({ dataset: 'glyphs', isCut, factorSeeds }));
    const texts = [html, ...files.filter(({ name }) => !name.endsWith('.png')).map(({ content }) => String(content))];
    for (const text of texts) {
      const rest = text.replaceAll('(not MNIST)', '').replace('Not MNIST.', '').replace('which is about MNIST', '');
      expect(rest).not.toContain('MNIST');
      expect(text).toContain('embedded glyphs (not MNIST)');
    }
  });

const few = { numRuns: 10, endOnFailure: true };
const first = { numRuns: 40, endOnFailure: true };

const leaky = async (text: string) => {
  const { html, files } = await render(text);
  return { html: html.replaceAll('&lt;', '<'), files };
};

const turned = async (text: string) => {
  const { html, files } = await render(text);
  return { html: html.replace('</h1>', `${text.includes('\u202e') ? '\u202e' : ''}</h1>`), files };
};

const mislabelled = async (records: Records) => {
  const { html, files } = await renderReport(records);
  return { html: html.replaceAll('embedded glyphs (not MNIST)', 'MNIST'), files };
};

describe('renderReport', () => {
  it('never lets a text of a record become markup', async () => {
    await expectLawAsync(hasTheTagsOfPlainWords(render), few);
  }, 20_000);

  it('catches one character that is not escaped', async () => {
    await expectDefectCaughtAsync(hasTheTagsOfPlainWords(leaky), first);
  }, 20_000);

  it('catches a direction mark that is left', async () => {
    await expectDefectCaughtAsync(hasTheTagsOfPlainWords(turned), { ...first, examples: [['a\u202eb']] });
  }, 20_000);

  it('never calls glyphs MNIST', async () => {
    await expectLawAsync(keepsGlyphsApart(renderReport), { numRuns: 3 });
  });

  it('catches a run on glyphs that is labelled MNIST', async () => {
    await expectDefectCaughtAsync(keepsGlyphsApart(mislabelled), first);
  });
});
