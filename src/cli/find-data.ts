import { dirname } from 'node:path';
import { SameseedError } from '../base/errors.ts';
import { CATALOGUE } from '../dataset/catalogue.ts';
import type { Dataset, DatasetName } from '../dataset/dataset.ts';
import { checkDataset, openDataset } from '../dataset/source.ts';
import { abortedError } from '../training/aborted.ts';
import { openDownload } from './download.ts';
import type { Options } from './options.ts';
import type { Terminal } from './terminal.ts';

/** What data a command asks for, and what may be done to get it. */
export interface DataRequest {
  readonly name: DatasetName;
  readonly options: Options;
  readonly signal: AbortSignal;
  /** Whether nothing may stand in for it, since its runs are planned already or are to be trained elsewhere. */
  readonly isPlanned?: boolean;
}

/**
 * Opens the data set and says where it lies. When it is nowhere and can't be fetched, says so and opens the embedded
 * glyphs instead, unless the data are planned; a folder that was named, or a file that is damaged, is never passed over.
 *
 * @throws {SameseedError} whatever `openDataset` throws, but for `data-missing` where the glyphs may stand in.
 */
export async function findData(
  { name, options, signal, isPlanned }: DataRequest,
  terminal: Terminal,
): Promise<Dataset> {
  if (name === 'glyphs') return openDataset({ name });
  const download = openDownload(options, terminal);
  const source = { name, folder: options.data, mayDownload: options.download, onProgress: download.show, signal };
  const dataset = await openDataset(source)
    .catch((error: unknown) => {
      if (isMissing(error) && isPlanned !== true) return error;
      throw signal.aborted ? abortedError('Stopped before training; the same command starts again.', error) : error;
    })
    .finally(() => download.close());
  if (dataset instanceof SameseedError) {
    terminal.note(
      `${dataset.message}\nUntil then: training on the embedded glyphs, which are not ${CATALOGUE[name].title}.`,
    );
    return openDataset({ name: 'glyphs' });
  }
  const [file] = await checkDataset(source);
  if (!options.json) terminal.note(`${dataset.title} from ${dirname(file.path)}, checked by SHA-256.`);
  return dataset;
}

function isMissing(error: unknown): error is SameseedError {
  return error instanceof SameseedError && error.code === 'data-missing';
}
