import type { WriteStream } from 'node:tty';
import { openPaint, type Paint } from './render/paint.ts';

/** Where the program's words go: results to standard output, everything about the work itself to standard error. */
export interface Terminal {
  /** Emphasis on standard output. */
  readonly paint: Paint;
  /** True when a person watches standard error, so that a progress bar makes sense. */
  readonly isWatched: boolean;
  /** Prints a result on lines of its own. */
  readonly print: (text: string) => void;
  /** Prints a value as one line of JSON. */
  readonly printJson: (value: object) => void;
  /** Prints a remark on lines of its own. */
  readonly note: (text: string) => void;
}

/** The terminal of this process; it stops quietly when the reader of a pipe goes away. */
export function openTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  for (const stream of [stdout, stderr]) stream.on('error', leaveWhenUnread);
  const isPlain = (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb';
  return {
    paint: openPaint(isTerminal(stdout) && !isPlain),
    isWatched: isTerminal(stderr) && env['TERM'] !== 'dumb',
    print: (text) => void stdout.write(`${text}\n`),
    printJson: (value) => void stdout.write(`${JSON.stringify(value)}\n`),
    note: (text) => void stderr.write(`${text}\n`),
  };
}

function isTerminal(stream: Pick<WriteStream, 'isTTY'>): boolean {
  return stream.isTTY;
}

function leaveWhenUnread(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}
