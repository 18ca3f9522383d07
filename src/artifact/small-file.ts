import { Buffer } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** Reads small files one after the other into one piece of memory. */
export interface SmallFileReader {
  /** Text of a regular file of printable ASCII and line feeds; undefined for any other, for a large one, and for none. */
  read(path: string): string | undefined;
}

const MOST_BYTES = 1024 * 1024;

// a pipe would be waited for without it; Windows has none
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Opens a reader that answers at once, since a round trip through the event loop costs more than a small file. */
export function openSmallFiles(): SmallFileReader {
  const bytes = Buffer.allocUnsafe(MOST_BYTES);
  const readInto = (path: string): number => {
    const file = openSync(path, FLAGS);
    try {
      if (!fstatSync(file).isFile()) return MOST_BYTES;
      let length = 0;
      for (;;) {
        const more = readSync(file, bytes, length, MOST_BYTES - length, length);
        length += more;
        if (more === 0 || length === MOST_BYTES) return length;
      }
    } finally {
      closeSync(file);
    }
  };
  return {
    read(path) {
      try {
        const length = readInto(path);
        const text = bytes.toString('latin1', 0, length);
        return length === MOST_BYTES || /[^\n\u0020-\u007e]/u.test(text) ? undefined : text;
      } catch {
        return undefined;
      }
    },
  };
}
