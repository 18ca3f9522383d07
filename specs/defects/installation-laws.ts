import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import util from 'node:util';
import type { NamedLaw } from './shelf.ts';

/** How TensorFlow's package for Node is found, loaded and trusted. */
export interface Installation {
  /** Opens what is installed beside the file `from`. */
  readonly open: (from: string) => Promise<unknown>;
  /** What is claimed when the process has these variables. */
  readonly claim: (environment: Readonly<Record<string, string | undefined>>) => 'machine' | 'statistical';
}

/** The package gets the functions of Node that it calls, although Node has dropped them. */
export const loadsOnNewNode: NamedLaw<Installation> = {
  name: 'loads-on-new-node',
  find: async ({ open }) =>
    withFolder(async (folder) => {
      const path = join(folder, 'node_modules', '@tensorflow', 'tfjs-node');
      mkdirSync(path, { recursive: true });
      writeFileSync(join(path, 'index.js'), `require('util').isNullOrUndefined(null);`);
      const before = Object.getOwnPropertyDescriptor(util, 'isNullOrUndefined');
      Reflect.deleteProperty(util, 'isNullOrUndefined');
      try {
        const told = await open(join(folder, 'from.js')).then(() => '', wordsOf);
        return told.includes('isNullOrUndefined') ? told.split('\n', 1)[0] : undefined;
      } finally {
        if (before !== undefined) Object.defineProperty(util, 'isNullOrUndefined', before);
      }
    }),
};

/** A package that is not there is an error with the command that installs it. */
export const tellsWhatIsMissing: NamedLaw<Installation> = {
  name: 'tells-what-is-missing',
  find: async ({ open }) =>
    withFolder(async (folder) => {
      const told = await open(join(folder, 'from.js')).then(() => 'something that works', wordsOf);
      return told.includes('npm install') ? undefined : `Expected the command that installs it, received ${told}.`;
    }),
};

/** TF32, which CUDA has on unless told otherwise, is never taken for float32. */
export const claimsNothingUnderTf32: NamedLaw<Installation> = {
  name: 'claims-nothing-under-tf32',
  find: ({ claim }) => {
    const wrong = [{ NVIDIA_TF32_OVERRIDE: undefined }, { NVIDIA_TF32_OVERRIDE: '1' }].find(
      (it) => claim(it) === 'machine',
    );
    const fault = wrong && `Expected no claim with NVIDIA_TF32_OVERRIDE=${wrong.NVIDIA_TF32_OVERRIDE}, received one.`;
    return Promise.resolve(
      claim({ NVIDIA_TF32_OVERRIDE: '0' }) === 'machine' ? fault : 'Expected a claim without TF32.',
    );
  },
};

async function withFolder<Answer>(work: (folder: string) => Promise<Answer>): Promise<Answer> {
  const folder = mkdtempSync(join(tmpdir(), 'sameseed-zoo-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message} ${wordsOf(error.cause)}`;
}
