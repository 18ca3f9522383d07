import { Buffer } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** Reads small files one after the other into one piece of memory. */
export interface SmallFileReader {
  /** Bytes of a regular file as characters from 0 to 255; undefined for a large one, for no file, and for none to be read. */
  read(path: string): string | undefined;
}

const MOST_BYTES = 1024 * 1024;

// a pipe would be waited for without it; Windows has none
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Opens a reader that answers at once, since a round trip through the event loop costs more than a small file. */
export function openSmallFiles(): SmallFileReader {
  const bytes = Buffer.allocUnsafe(MOST_BYTES);
  const readOpen = (file: number): string | undefined => {
    const entry = fstatSync(file);
    if (!entry.isFile() || entry.size >= MOST_BYTES) return undefined;
    const length = readSync(file, bytes, 0, entry.size, 0);
    // one that grows or shrinks meanwhile is no file of a sweep that is over
    return length === entry.size ? bytes.toString('latin1', 0, length) : undefined;
  };
  return {
    read(path) {
      try {
        const file = openSync(path, FLAGS);
        try {
          return readOpen(file);
        } finally {
          closeSync(file);
        }
      } catch {
        return undefined;
      }
    },
  };
}
