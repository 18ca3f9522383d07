// Lets one process at a time prepare a checkout; another one waits. Imports nothing but Node.
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const POLL_MS = 200;
const UNOWNED_MS = 5_000;

/** Runs `work` while no other process prepares the checkout `root`; a lock whose owner is gone is taken over. */
export function alone(root, work) {
  const lock = join(root, 'dist', '.preparing');
  mkdirSync(join(root, 'dist'), { recursive: true });
  while (!take(lock)) {
    if (isLeft(lock)) rmSync(lock, { recursive: true, force: true });
    else sleep(POLL_MS);
  }
  try {
    return work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function take(lock) {
  try {
    mkdirSync(lock);
    writeFileSync(join(lock, 'owner'), String(process.pid));
    return true;
  } catch (error) {
    if (error.code === 'EEXIST' || error.code === 'EPERM') return false;
    throw error;
  }
}

function isLeft(lock) {
  try {
    process.kill(Number(readFileSync(join(lock, 'owner'), 'utf8')), 0);
    return false;
  } catch (error) {
    // Between mkdir and writing the owner a lock is young, not left.
    return error.code === 'ESRCH' || (error.code === 'ENOENT' && ageMs(lock) > UNOWNED_MS);
  }
}

function ageMs(path) {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}

function sleep(durationMs) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, durationMs);
}
