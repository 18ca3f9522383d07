import type { Dataset } from '../dataset/dataset.ts';
import { openDataset } from '../dataset/source.ts';
import { abortedError } from '../training/aborted.ts';
import { openDownload } from './download.ts';
import type { DataRequest } from './find-data.ts';
import type { Terminal } from './terminal.ts';

/**
 * Opens the data set that somebody trained on, and no other in its place.
 *
 * @throws {SameseedError} whatever `openDataset` throws, `data-missing` among it; `aborted`.
 */
export async function openExactData({ name, options, signal }: DataRequest, terminal: Terminal): Promise<Dataset> {
  const download = openDownload(options, terminal);
  const source = { name, folder: options.data, mayDownload: options.download, onProgress: download.show, signal };
  return openDataset(source)
    .catch((error: unknown) => {
      throw signal.aborted ? abortedError('Stopped before training; the same command starts again.', error) : error;
    })
    .finally(() => download.close());
}
