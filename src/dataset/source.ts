import { type CataloguedFile, type CataloguedName, type CataloguedPart, listFiles } from './catalogue.ts';
import type { Dataset, DatasetName, Examples } from './dataset.ts';
import { pairExamples } from './examples.ts';
import { drawGlyphs } from './glyphs.ts';
import { parseIdx } from './idx.ts';
import { downloadFile, missing } from './source/download.ts';
import { findFile, findFiles, findInGiven, requireAll } from './source/find.ts';
import { resolveSource, type SourceOptions, type SourceSettings } from './source/settings.ts';
import { type CheckedFile, checkFile, readVerified } from './source/verify.ts';

export type { DownloadProgress, SourceOptions } from './source/settings.ts';
export type { CheckedFile } from './source/verify.ts';

/**
 * Opens a data set: from `folder`, else from the folder in `SAMESEED_DATA`, else from the user's cache, into which missing
 * files are downloaded when that is allowed. Every file is checked by its SHA-256 and never used when it differs. The
 * embedded glyphs are drawn, not looked for.
 *
 * @throws {SameseedError} `data-missing` when the cache lacks a file and it can't be or may not be downloaded;
 *   `data-folder-incomplete` when a folder that was named lacks a file; `data-damaged` when a file is wrong or short;
 *   `data-other-set` when a folder holds another data set; `data-unreadable`; `cache-unwritable`.
 */
export async function openDataset({ name, ...options }: SourceOptions & { name: DatasetName }): Promise<Dataset> {
  if (name === 'glyphs') return drawGlyphs();
  const settings = resolveSource(name, options);
  return readDataset(await locate(settings), settings);
}

/**
 * Downloads what the cache lacks of a data set, files that are wrong or short among them.
 *
 * @returns the folder that holds the files.
 * @throws {SameseedError} `data-missing`, `data-damaged`, `cache-unwritable`.
 */
export async function fetchDataset({ name, ...options }: SourceOptions & { name: CataloguedName }): Promise<string> {
  const settings = resolveSource(name, options);
  const { files } = await findFiles(settings.cacheFolder, settings.entry);
  for (const onDisk of files) {
    const { state } = await checkFile(onDisk);
    if (state !== 'right') await downloadFile(onDisk.file, settings);
  }
  return settings.cacheFolder;
}

/** Compares the files that {@link openDataset} would use with their digests; downloads nothing. */
export async function checkDataset({
  name,
  ...options
}: SourceOptions & { name: CataloguedName }): Promise<readonly CheckedFile[]> {
  const { given, entry, cacheFolder } = resolveSource(name, options);
  const { files } = given ? await findInGiven(given, entry) : await findFiles(cacheFolder, entry);
  return Promise.all(files.map((onDisk) => checkFile(onDisk)));
}

async function locate(settings: SourceSettings): Promise<string> {
  const { given, entry, cacheFolder } = settings;
  if (given) {
    const found = await findInGiven(given, entry);
    requireAll(found, entry, given);
    return found.folder;
  }
  const { files } = await findFiles(cacheFolder, entry);
  for (const { file } of files.filter(({ form }) => form === 'absent')) {
    if (!settings.mayDownload) throw missing(file);
    await downloadFile(file, settings);
  }
  return cacheFolder;
}

async function readDataset(folder: string, settings: SourceSettings): Promise<Dataset> {
  const { entry } = settings;
  const read = async (file: CataloguedFile) => readVerified(await findFile(folder, file), settings);
  const readPart = async ({ images, labels }: CataloguedPart): Promise<Examples> => {
    const [imageBytes, labelBytes] = await Promise.all([read(images), read(labels)]);
    return pairExamples({
      images: parseIdx({ file: images.name, bytes: imageBytes, rank: 3 }),
      labels: parseIdx({ file: labels.name, bytes: labelBytes, rank: 1 }),
      classes: entry.classNames.length,
    });
  };
  const [train, test] = await Promise.all([readPart(entry.train), readPart(entry.test)]);
  const digests = Object.fromEntries(listFiles(entry).map(({ name, contentDigest }) => [name, contentDigest]));
  return { name: entry.name, title: entry.title, classNames: entry.classNames, train, test, digests };
}
