import type { Records } from '../artifact/read.ts';
import { SameseedError } from '../base/errors.ts';
import type { ExampleImages } from './example-images.ts';
import { collectFacts } from './facts.ts';
import { composeSpec, type Figure } from './figures/figure.ts';
import { collectFigures } from './figures/gallery.ts';
import { type Medium, PAGE_MEDIUM, PHONE_MEDIUM } from './figures/medium.ts';
import { drawFigure } from './figures/render.tsx';
import { shareData } from './interactive/share-data.ts';
import { collectTables } from './markdown/collect-tables.ts';
import { renderMarkdown } from './markdown/markdown.ts';
import { Contents, type ContentsProps } from './page/contents.tsx';
import type { DrawnFigure } from './page/figures.tsx';
import { renderPage } from './page/page.tsx';
import { plainText } from './plain-text.ts';
import type { DataTable } from './tables/data-table.ts';

/** What a report is made of besides the records of its sweep. */
export interface ReportExtras {
  readonly examples?: ExampleImages;
  /** Committed reference of the factor study. */
  readonly study?: Records;
}

/** A report as text, with what it shows. */
export interface RenderedPages {
  readonly html: string;
  readonly markdown: string;
  /** In the order of the page. */
  readonly figures: readonly Figure[];
  readonly tables: readonly DataTable[];
}

/**
 * Renders the page and its Markdown, which say the same.
 *
 * @throws {SameseedError} `records-disagree` when summary, runs and example images are not of one sweep,
 *   `config-invalid` for a config that this program can't read.
 */
export async function renderPages(records: Records, { examples, study }: ReportExtras = {}): Promise<RenderedPages> {
  const facts = collectFacts(plainText(records), study);
  const images = examples === undefined ? undefined : plainImages(examples, facts.dataset.title);
  const figures = collectFigures(facts, images);
  const drawn = await Promise.all(figures.map(drawForPage));
  const shape = images?.images[0];
  const props: ContentsProps = { facts, figures: drawn, ...(shape === undefined ? {} : { shape }) };
  const contents = Contents(props);
  return { html: renderPage(props), markdown: renderMarkdown(contents), figures, tables: collectTables(contents) };
}

function plainImages({ title, images }: ExampleImages, expected: string): ExampleImages {
  if (title !== expected) {
    throw new SameseedError(
      'records-disagree',
      `Expected example images of ${expected}, received some of ${JSON.stringify(title)}; run the sweep again.`,
    );
  }
  return { title, images: images.map((image) => ({ ...image, label: plainText(image.label) })) };
}

async function drawForPage(figure: Figure): Promise<DrawnFigure> {
  const live = (medium: Medium) => composeSpec(figure, { ...medium, isLive: true });
  return {
    figure,
    wide: await drawFigure(figure, PAGE_MEDIUM),
    narrow: await drawFigure(figure, PHONE_MEDIUM),
    ...(figure.isLive ? { live: shareData({ wide: live(PAGE_MEDIUM), narrow: live(PHONE_MEDIUM) }) } : {}),
  };
}
