import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const CANDIDATES = ['python3', 'python', '/usr/bin/python3', '/usr/local/bin/python3', '/opt/homebrew/bin/python3'];
const PATIENCE_MS = 60_000;

/** Threads of the libraries that PyTorch may use; set before Python starts. */
export const ONE_THREAD = { OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };

/** A Python 3 that can import torch: the one that `SAMESEED_PYTHON` names and no other, or the first of the usual ones. */
export async function findPython(environment: NodeJS.ProcessEnv = process.env): Promise<string | undefined> {
  const named = environment['SAMESEED_PYTHON'] ?? '';
  for (const path of named === '' ? CANDIDATES : [named]) {
    if (await hasTorch(path)) return path;
  }
  return undefined;
}

async function hasTorch(path: string): Promise<boolean> {
  // Finding the package is quicker than importing it.
  const question = 'import importlib.util, sys; sys.exit(importlib.util.find_spec("torch") is None)';
  return promisify(execFile)(path, ['-c', question], { timeout: PATIENCE_MS }).then(
    () => true,
    () => false,
  );
}
