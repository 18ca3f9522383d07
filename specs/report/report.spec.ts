import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { marked } from 'marked';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Records } from '../../src/artifact/read.ts';
import { readReference } from '../../src/replication/reference.ts';
import { renderPages } from '../../src/report/pages.ts';
import { type RenderedReport, renderReport, writeReport } from '../../src/report/report.ts';
import { fixtureImages, fixtureRecords, withPenalty } from '../support/report-fixture.ts';
import { scriptsOf, withoutScripts } from './scripts-of.ts';

const images = { title: 'MNIST', images: fixtureImages() };
const rendered = renderReport(fixtureRecords(), { examples: images });

/** What a reader sees, with one blank between words. */
function textOf(html: string): string {
  return withoutScripts(html)
    .replace(/<style>.*?<\/style>/su, '')
    .replaceAll(/<annotation.*?<\/annotation>/gsu, '')
    .replaceAll(/<[^>]*>/gu, ' ')
    .replaceAll(/\s+/gu, ' ');
}

/** How a content security policy calls a text. */
function digestOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** Letters and digits alone, which page and Markdown have in common. */
function spoken(words: string): string {
  return words.replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Throws when the text is not well-formed XML, which is stricter than HTML. */
function parseMarkup(html: string): void {
  const inner = withoutScripts(html).replace('<!doctype html>\n', '');
  void new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><desc>${inner}</desc></svg>`);
}

describe('renderReport', () => {
  let report: RenderedReport;
  let text: string;

  beforeAll(async () => {
    report = await rendered;
    text = textOf(report.html);
  });

  it.each([
    ['what was run', 'notebook: 784-64-64-10 , 3 seeds × 10 epochs'],
    ['on which data', 'MNIST: 60,000 training and 10,000 test images'],
    ['what the claim means', 'bitwise: the same digest on every 64-bit machine'],
    ['that a cut run allows no verdict', 'A cut run allows no verdict against 0.9847.'],
    ['inputs of an image', '28 × 28 = 784 numbers'],
    ['the scaling', 'Each byte is divided by 255 in float32'],
    ['the one-hot labels', 'A label from 0 to 9 becomes 10 numbers'],
    ['steps and the last batch', 'batches of 128 images: 469 steps an epoch, the last one with 96 images'],
    ['what validation on the test set means', '“validation accuracy” here is test accuracy'],
    ['a layer’s parameters', '(784 + 1) · 500 392,500'],
    ['parameters of the notebook’s network', '3 layers with weights, 64 and 64 hidden units, 55,050 parameters'],
    ['parameters of Hinton’s network', '3 layers with weights, 500 and 300 hidden units, 545,810 parameters'],
    ['the loss of a uniform guess', 'ln 10 = 2.3026'],
    ['Hinton’s convention of the factor', 'half 1 2 λ ∑ w 2 λ w λ = 0.002'],
    ['which layers are penalised', 'H is dense-1 and dense-2'],
    ['the commit', 'f205cab0c0ffee00c0ffee00c0ffee00c0ffee00'],
    ['Node and V8', '20.20.2, V8 11.3.244.8-node.30'],
    ['the processor', 'AMD EPYC 7B13; 2 cores, 7.8 GiB of memory'],
    ['how to reproduce', 'npx sameseed compare . again'],
    ['that one seed gives no deviation', 'n = 1 for each factor, so no deviation can be given'],
  ])('says %s', (_what, words) => {
    expect(text).toContain(words);
  });

  it('shows every digest that the summary has', () => {
    const { summary } = fixtureRecords();
    const { dataset, engine } = summary.provenance;
    for (const digest of [summary.result.digest, engine.wasmDigest, ...Object.values(dataset.digests)]) {
      expect(text).toContain(String(digest));
    }
  });

  it('typesets the loss as MathML that carries its TeX', () => {
    expect(report.html).toContain('<math ');
    expect(report.html).toContain('\\ell = -\\sum_{k=1}^{K}');
  });

  it('is well-formed, with an id only once and no link that leads nowhere', () => {
    parseMarkup(report.html);
    const names = new Set(report.files.map(({ name }) => name));
    const ids = [...report.html.matchAll(/ id="([^"]*)"/gu)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const links = [...report.html.matchAll(/ (?:href="#|aria-labelledby="|aria-describedby=")([^"]*)"/gu)];
    for (const [, target] of links) expect(ids).toContain(target);
    const files = [...report.html.matchAll(/ href="([^#"][^"]*)"/gu)].map(([, file]) => file);
    for (const file of files) expect(file.startsWith('data:') || names.has(file)).toBe(true);
    expect(() => parseMarkup(report.html.replace('</main>', ''))).toThrow('expected');
  });

  it('loads nothing, and its policy allows nothing but its own style and scripts', () => {
    const page = withoutScripts(report.html);
    expect(page).not.toMatch(/<(?:link|iframe|object|embed|base|form)\b|\ssrc=|\son[a-z]+=|@import|url\(/iu);
    expect(page).not.toContain(' style="');
    const policy = /Content-Security-Policy" content="([^"]*)"/u.exec(page)?.[1] ?? '';
    const styles = [...page.matchAll(/<style>(.*?)<\/style>/gsu)].map(([, style]) => style);
    for (const part of [...styles, ...scriptsOf(report.html)]) expect(policy).toContain(digestOf(part));
    expect(policy).toMatch(/^default-src 'none'; /u);
    expect(policy).toMatch(/ base-uri 'none'; form-action 'none'$/u);
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/u);
  });

  it('draws each figure wide and for a phone, and as three files', () => {
    const names = ['examples', 'accuracy-per-epoch', 'accuracy-against-factor'];
    expect(withoutScripts(report.html).match(/<svg /gu)).toHaveLength(2 * names.length);
    expect(report.files.map(({ name }) => name).filter((name) => name.startsWith('figures/'))).toEqual(
      names.flatMap((name) => ['svg', 'png', 'vl.json'].map((ending) => `figures/${name}.${ending}`)),
    );
  });

  it('gives the same bytes for the same records', async () => {
    expect(await renderReport(fixtureRecords(), { examples: images })).toEqual(report);
  });

  it('writes every table as CSV, with full digests', () => {
    const tables = report.files.filter(({ name }) => name.startsWith('tables/')).map(({ name }) => name);
    expect(tables).toEqual(
      [...withoutScripts(report.html).matchAll(/ id="table-([^"]*)"/gu)].map(([, name]) => `tables/${name}.csv`),
    );
    const runs = String(report.files.find(({ name }) => name === 'tables/runs.csv')?.content);
    for (const { result } of fixtureRecords().runs.values()) expect(runs).toContain(result.digest);
  });

  it('says in Markdown what the page says', () => {
    const said = spoken(marked.parse(report.markdown, { async: false }).replaceAll(/<[^>]*>/gu, ''));
    for (const [, inner] of report.html.matchAll(/<(?:p|li)(?: [^>]*)?>(.*?)<\/(?:p|li)>/gsu)) {
      if (inner.includes('<math') || inner.includes('Written by sameseed')) continue;
      expect(said).toContain(spoken(textOf(inner)));
    }
    expect(report.markdown).toContain('![Scatter chart of final validation accuracy');
    expect(report.markdown).toContain('](figures/accuracy-against-factor.png)');
  });

  it('counts the batches of the glyphs', async () => {
    const { html } = await renderPages(fixtureRecords({ dataset: 'glyphs' }));
    expect(textOf(html)).toContain('batches of 128 images: 94 steps an epoch, the last one with 96 images');
    expect(html).not.toContain('id="examples"');
  });

  it('says what it knows when a record has no counts of images', async () => {
    const { summary, runs } = fixtureRecords();
    const { trainCount: _train, testCount: _test, ...dataset } = summary.provenance.dataset;
    const { html } = await renderPages({
      summary: { ...summary, provenance: { ...summary.provenance, dataset } },
      runs,
    });
    expect(textOf(html)).toContain('Training goes in batches of 128 images. The order');
    expect(textOf(html)).not.toMatch(/NaN|undefined/u);
  });

  it('has no penalty term without weight decay', async () => {
    const { html } = await renderPages(withPenalty(fixtureRecords(), { convention: 'keras', factor: 0, layers: [] }));
    expect(textOf(html)).toContain('No weight decay is used here');
    expect(html).not.toContain('\\lambda');
  });

  it('refuses example images of other data', async () => {
    await expect(renderPages(fixtureRecords({ dataset: 'glyphs' }), { examples: images })).rejects.toThrow(
      expect.objectContaining({ code: 'records-disagree' }),
    );
  });
});

describe('writeReport', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sameseed-report-'));
  });
  afterEach(async () => rm(folder, { recursive: true, force: true }));

  async function write(name: string, value: unknown): Promise<void> {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), JSON.stringify(value));
  }

  async function writeRecords({ summary, runs }: Records): Promise<void> {
    await write('summary.json', summary);
    for (const [id, record] of runs) await write(`runs/${id}.json`, record);
  }

  it('writes the page and the figures beside the records', async () => {
    await writeRecords(fixtureRecords());
    const pictures = images.images.map(({ label, height, width, pixels }) => {
      return { label, height, width, pixels: Buffer.from(pixels).toString('base64') };
    });
    await write('examples.json', { title: 'MNIST', images: pictures });
    await writeReport(folder);
    const study = await readReference({ experiment: 'factors', dataset: 'mnist' });
    const options = { examples: images, ...(study === undefined ? {} : { study }) };
    const { html, files } = await renderReport(fixtureRecords(), options);
    expect(await readFile(join(folder, 'report.html'), 'utf8')).toBe(html);
    expect(await readFile(join(folder, 'report.md'), 'utf8')).toContain('npx sameseed compare . again');
    const written = [...(await readdir(join(folder, 'figures'))), ...(await readdir(join(folder, 'tables')))];
    expect(written.length).toBe(files.length);
    expect(await readFile(join(folder, 'figures/examples.png'))).toEqual(
      Buffer.from(files.find(({ name }) => name === 'figures/examples.png')?.content ?? ''),
    );
  });

  it('does without example images', async () => {
    await writeRecords(fixtureRecords());
    await writeReport(folder);
    expect(await readdir(join(folder, 'figures'))).not.toContain('examples.png');
  });

  it('writes nothing for records that disagree', async () => {
    const { summary, runs } = fixtureRecords();
    await writeRecords({ summary, runs: new Map([...runs].slice(1)) });
    await expect(writeReport(folder)).rejects.toThrow(expect.objectContaining({ code: 'artifact-missing' }));
    expect(await readdir(folder)).toEqual(['runs', 'summary.json']);
  });

  it('refuses example images that are damaged', async () => {
    await writeRecords(fixtureRecords());
    await write('examples.json', { title: 'MNIST', images: [{}] });
    await expect(writeReport(folder)).rejects.toThrow(expect.objectContaining({ code: 'examples-invalid' }));
  });
});
