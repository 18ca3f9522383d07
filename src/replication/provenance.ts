import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describeMachine } from '../artifact/machine.ts';
import type { Provenance } from '../artifact/record.ts';
import { z } from '../base/schema.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Engine } from '../engine/engine.ts';
import { PACKAGE_ROOT } from './package-root.ts';

/** Where the records of a sweep on this machine come from; no path and no host name is in it. */
export async function describeProvenance(dataset: Dataset, engine: Engine): Promise<Provenance> {
  const commit = await readCommit();
  const { name, version, gpu, wasmDigest } = engine;
  return {
    dataset: {
      name: dataset.name,
      trainCount: dataset.train.count,
      testCount: dataset.test.count,
      digests: { ...dataset.digests },
    },
    engine: { name, version, ...(wasmDigest === undefined ? {} : { wasmDigest }) },
    packages: {
      sameseed: readVersion(new URL('package.json', PACKAGE_ROOT)),
      // Every draw comes from it; the compiler of the kernels shows in the digest of the module.
      seedrandom: readVersion(createRequire(import.meta.url).resolve('seedrandom/package.json')),
    },
    ...(commit === undefined ? {} : { commit }),
    fingerprint: { ...describeMachine(), ...(gpu === undefined ? {} : { gpu }) },
  };
}

function readVersion(path: string | URL): string {
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(path, 'utf8'))).version;
}

/** Commit of the source tree, with `-dirty` when files have been changed since. */
async function readCommit(): Promise<string | undefined> {
  // An installed package may lie within somebody else's repository.
  if (!existsSync(new URL('.git', PACKAGE_ROOT))) return undefined;
  const describe = ['describe', '--always', '--dirty', '--abbrev=40', '--exclude=*'];
  return promisify(execFile)('git', describe, { cwd: fileURLToPath(PACKAGE_ROOT) }).then(
    ({ stdout }) => stdout.trim(),
    () => undefined,
  );
}
