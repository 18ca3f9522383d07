import { lockSync } from 'proper-lockfile';

const PAUSE_MS = 5;
const MOST_PAUSES = 1000;
// For a program that was killed while it wrote; a write takes milliseconds.
const STALE_MS = 5000;

/**
 * Does something while no other process or thread does it for the same file, which need not exist; waits for up to five
 * seconds. Without promises, so that a check that answers at once can use it.
 *
 * @throws with the code `ELOCKED` when another one goes on for longer, or with that of the file system.
 */
export function exclusively<Answer>(path: string, work: () => Answer): Answer {
  const unlock = lockPatiently(path);
  try {
    return work();
  } finally {
    unlock();
  }
}

function lockPatiently(path: string): () => void {
  for (let pauses = 0; ; pauses++) {
    try {
      return lockSync(path, { realpath: false, stale: STALE_MS, onCompromised: () => {} });
    } catch (error) {
      const isHeld = error instanceof Error && 'code' in error && error.code === 'ELOCKED';
      if (!isHeld || pauses >= MOST_PAUSES) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  }
}
