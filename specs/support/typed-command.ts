import { runCommandLine } from '../../src/cli/command-line.ts';
import { openPaint } from '../../src/cli/render/paint.ts';

/** Runs one command line in this process, as if no one watched: its exit code, and what it printed and noted. */
export async function type(...words: readonly string[]) {
  const printed: string[] = [];
  const noted: string[] = [];
  const code = await runCommandLine(words, {
    paint: openPaint(false),
    isWatched: false,
    print: (text) => printed.push(text),
    printJson: (value) => printed.push(JSON.stringify(value)),
    note: (text) => noted.push(text),
  });
  return { code, printed: printed.join('\n'), noted: noted.join('\n') };
}
