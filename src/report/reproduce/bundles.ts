import { readFileSync } from 'node:fs';
import { SameseedError } from '../../base/errors.ts';

// The programs are made of compiled code also when this module is run from source.
const FOLDER = new URL('../../../dist/report/reproduce/', import.meta.url);

/** Programs that a page carries: its own script, and that of its web worker. */
export interface Bundles {
  readonly page: string;
  readonly worker: string;
}

/**
 * Reads the programs that a page carries.
 *
 * @throws {SameseedError} `page-bundle-missing` when they have not been built.
 */
export function readBundles(): Bundles {
  return { page: readBundle('page.bundle.js'), worker: readBundle('worker.bundle.js') };
}

function readBundle(name: string): string {
  try {
    return readFileSync(new URL(name, FOLDER), 'utf8');
  } catch (cause) {
    throw new SameseedError(
      'page-bundle-missing',
      `Expected ${name} in dist/report/reproduce, found none; install sameseed anew, or run npm run build in its source.`,
      { kind: 'fault', cause },
    );
  }
}
