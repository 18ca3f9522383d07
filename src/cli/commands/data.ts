import { dirname } from 'node:path';
import { checkDataset, type CheckedFile, fetchDataset } from '../../dataset/source.ts';
import type { CataloguedName } from '../../dataset/catalogue.ts';
import type { Command } from '../command.ts';
import { parseCataloguedName } from '../dataset-name.ts';
import { openDownload } from '../download.ts';
import { EXIT_CHECK_FAILED, EXIT_FINE } from '../exit-codes.ts';
import { renderTable } from '../render/table.ts';

/** `sameseed data fetch|check`: downloads a data set into the cache, or compares its files with their digests. */
export const dataCommand: Command = {
  name: 'data',
  summary: 'fetch the data set into the cache, or check its files by their SHA-256',
  arguments: [{ name: 'action', description: 'fetch or check', choices: ['fetch', 'check'] }],
  options: ['dataset', 'data', 'json'],
  async run({ arguments: [action], options, terminal }) {
    const name = parseCataloguedName(options.dataset);
    if (action === 'fetch') await fetch(name, openDownload(options, terminal));
    // What was fetched lies in the cache, whatever folder SAMESEED_DATA names.
    const place = action === 'fetch' ? { environment: {} } : { folder: options.data };
    const files = await checkDataset({ name, ...place });
    const isRight = files.every((file) => file.state === 'right');
    if (options.json) terminal.printJson({ kind: 'data', name, files: files.map((file) => ({ ...file })) });
    else terminal.print(renderFiles(name, files));
    return isRight ? EXIT_FINE : EXIT_CHECK_FAILED;
  },
};

async function fetch(name: CataloguedName, download: ReturnType<typeof openDownload>): Promise<void> {
  await fetchDataset({ name, onProgress: download.show }).finally(() => download.close());
}

function renderFiles(name: CataloguedName, files: readonly CheckedFile[]): string {
  const cure = files.some((file) => file.state !== 'right') ? ['Run `sameseed data fetch`.'] : [];
  return [
    `${name} in ${dirname(files[0].path)}`,
    renderTable(
      ['file', 'state', 'SHA-256'],
      files.map((file) => [file.name, file.state, `${(file.found ?? file.expected).slice(0, 16)}…`]),
    ),
    ...cure,
  ].join('\n');
}
