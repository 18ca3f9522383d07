import type { Digest } from '../../../base/digest.ts';
import { SameseedError } from '../../../base/errors.ts';
import { CATALOGUE, type CataloguedPart } from '../../../dataset/catalogue.ts';
import type { Dataset, Examples } from '../../../dataset/dataset.ts';
import { pairExamples } from '../../../dataset/examples.ts';
import { drawGlyphs } from '../../../dataset/glyphs.ts';
import { parseIdx } from '../../../dataset/idx.ts';
import type { HeldDataset } from '../protocol.ts';
import { identifyFile } from './identify-file.ts';

/**
 * Opens the data that a page's runs were trained on: draws the glyphs, or takes the files of a catalogued data set. Nothing
 * is used whose SHA-256 isn't the one in the records.
 *
 * @throws {SameseedError} `page-data-unknown` for a data set of another name, `page-data-missing` for a file that wasn't
 *   given, `page-data-differs` when the glyphs of this version aren't those of the records; `idx-…` and `label-…` for
 *   content that no data set has.
 */
export async function openData(held: HeldDataset, files: readonly File[]): Promise<Dataset> {
  if (held.name === 'glyphs') return checkGlyphs(drawGlyphs(), held);
  const entry = Object.values(CATALOGUE).find(({ name }) => name === held.name);
  if (entry === undefined) {
    throw new SameseedError('page-data-unknown', `Expected runs on a known data set, received ${held.title}.`);
  }
  const contents = await readContents(held, files);
  const readPart = ({ images, labels }: CataloguedPart): Examples =>
    pairExamples({
      images: parseIdx({ file: images.name, bytes: contentOf(images.name, contents), rank: 3 }),
      labels: parseIdx({ file: labels.name, bytes: contentOf(labels.name, contents), rank: 1 }),
      classes: entry.classNames.length,
    });
  const { name, title, classNames, train, test } = entry;
  return { name, title, classNames, train: readPart(train), test: readPart(test), digests: held.digests };
}

async function readContents(held: HeldDataset, files: readonly File[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const contents = new Map<string, Uint8Array>();
  for (const file of files) {
    const read = await identifyFile(file, held);
    if (read.kind === 'right' && read.bytes !== undefined) contents.set(read.name, read.bytes);
  }
  return contents;
}

function contentOf(name: string, contents: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const bytes = contents.get(name);
  if (bytes !== undefined) return bytes;
  throw new SameseedError('page-data-missing', `Expected the file ${name} of these runs, received none; give it too.`);
}

function checkGlyphs(glyphs: Dataset, held: HeldDataset): Dataset {
  const recorded = new Map<string, Digest>(Object.entries(held.digests));
  const other = Object.entries(glyphs.digests).find(([name, digest]) => recorded.get(name) !== digest);
  if (other === undefined) return glyphs;
  throw new SameseedError(
    'page-data-differs',
    `Expected ${other[0]} of the glyphs to have SHA-256 ${recorded.get(other[0]) ?? 'none'} as in these records, drew ${other[1]}: they were trained on other data than this version draws.`,
  );
}
