import { join, resolve } from 'node:path';
import envPaths from 'env-paths';
import { CATALOGUE, type Catalogue, type CataloguedDataset, type CataloguedName } from '../catalogue.ts';

/** How far the download of one file has come. */
export interface DownloadProgress {
  /** Name of the file, for example `train-images-idx3-ubyte.gz`. */
  readonly file: string;
  readonly receivedBytes: number;
  readonly totalBytes: number;
}

/** Where a data set is looked for, and how it may be fetched. */
export interface SourceOptions {
  /** A folder with the files, or with a subfolder of the data set's name that has them; it alone is looked at. */
  readonly folder?: string | undefined;
  /** Default true: files missing from the cache are downloaded into it. */
  readonly mayDownload?: boolean | undefined;
  /** Called after each piece of a download. */
  readonly onProgress?: ((progress: DownloadProgress) => void) | undefined;
  /** Ends a download; what it has received is removed. */
  readonly signal?: AbortSignal | undefined;
  /** Where `SAMESEED_DATA` is read, which does what `folder` does when that is not given; default `process.env`. */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
  /** Folder of downloads, one subfolder a data set; default the user's cache of `sameseed`. */
  readonly cacheFolder?: string | undefined;
  /** Addresses of folders with the compressed files, tried in order; default the catalogue's. */
  readonly mirrors?: readonly string[] | undefined;
  /** How long all mirrors together may take to begin an answer; default 5000. */
  readonly startWithinMs?: number | undefined;
  /** How long an answer may pause; default 30000. */
  readonly stallAfterMs?: number | undefined;
  /** What is known of the data sets; default {@link CATALOGUE}. */
  readonly catalogue?: Catalogue | undefined;
}

/** A folder that the user named. */
export interface GivenFolder {
  readonly path: string;
  /** How it was named, for messages. */
  readonly by: '`folder`' | 'SAMESEED_DATA';
}

/** Options with nothing left open. */
export interface SourceSettings {
  readonly entry: CataloguedDataset;
  readonly catalogue: Catalogue;
  readonly given: GivenFolder | undefined;
  /** The data set's own folder within the cache. */
  readonly cacheFolder: string;
  readonly mayDownload: boolean;
  readonly mirrors: readonly string[];
  readonly startWithinMs: number;
  readonly stallAfterMs: number;
  readonly onProgress: (progress: DownloadProgress) => void;
  readonly signal: AbortSignal | undefined;
}

/** Decides all that `options` leave open. */
export function resolveSource(name: CataloguedName, options: SourceOptions): SourceSettings {
  const catalogue = options.catalogue ?? CATALOGUE;
  const entry = catalogue[name];
  return {
    entry,
    catalogue,
    given: givenFolder(options),
    cacheFolder: join(resolve(options.cacheFolder ?? envPaths('sameseed', { suffix: '' }).cache), name),
    mayDownload: options.mayDownload ?? true,
    mirrors: options.mirrors ?? entry.mirrors,
    startWithinMs: options.startWithinMs ?? 5000,
    stallAfterMs: options.stallAfterMs ?? 30_000,
    onProgress: options.onProgress ?? (() => {}),
    signal: options.signal,
  };
}

function givenFolder({ folder, environment = process.env }: SourceOptions): GivenFolder | undefined {
  if (folder !== undefined) return { path: resolve(folder), by: '`folder`' };
  const named = environment['SAMESEED_DATA'];
  return named === undefined || named === '' ? undefined : { path: resolve(named), by: 'SAMESEED_DATA' };
}
