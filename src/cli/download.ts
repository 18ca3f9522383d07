import type { DownloadProgress } from '../dataset/source.ts';
import type { Options } from './options.ts';
import { NO_PROGRESS, openProgressBar } from './progress.ts';
import type { Terminal } from './terminal.ts';

/** Tells of a download as it goes on. */
export interface Download {
  readonly show: (progress: DownloadProgress) => void;
  readonly close: () => void;
}

/** A bar for each file where a person watches; nothing for programs. */
export function openDownload({ json }: Pick<Options, 'json'>, { isWatched, note }: Terminal): Download {
  let current = '';
  let bar = NO_PROGRESS;
  return {
    show({ file, receivedBytes, totalBytes }) {
      if (file !== current) {
        bar.close();
        if (!json) note(`Downloading ${file} (${Math.ceil(totalBytes / 1e6)} MB).`);
        bar = isWatched && !json ? openProgressBar(totalBytes) : NO_PROGRESS;
        current = file;
      }
      bar.show(receivedBytes, file);
    },
    close: () => bar.close(),
  };
}
