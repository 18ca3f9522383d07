import { exitCodeOf } from './exit-codes.ts';
import { runProgram } from './program.ts';
import { errorAsJson, renderError } from './render/error.ts';
import type { Terminal } from './terminal.ts';

/** Runs one command line, says what went wrong if anything did, and answers with the exit code; never throws. */
export async function runCommandLine(words: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await runProgram(words, terminal);
  } catch (error) {
    const isDebug = (process.env['SAMESEED_DEBUG'] ?? '') !== '';
    terminal.note(words.includes('--json') ? JSON.stringify(errorAsJson(error)) : renderError(error, isDebug));
    return exitCodeOf(error);
  }
}
