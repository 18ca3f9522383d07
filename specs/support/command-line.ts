import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const MAIN = resolve('dist/cli/main.js');

/** What a command line left behind. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A running command line. */
export interface Running {
  readonly child: ChildProcess;
  readonly outcome: Promise<Outcome>;
  /** Resolves once standard output holds `text`, or the program has ended. */
  printed(text: string): Promise<void>;
}

/** An empty folder, as the home and the place of work of command lines. */
export interface Playground {
  readonly folder: string;
  start(words: readonly string[], environment?: Readonly<Record<string, string>>): Running;
  run(words: readonly string[], environment?: Readonly<Record<string, string>>): Promise<Outcome>;
  remove(): void;
}

/** A folder for command lines that find neither data nor cache. */
export function openPlayground(): Playground {
  const folder = mkdtempSync(join(tmpdir(), 'sameseed-cli-'));
  const home = { HOME: folder, USERPROFILE: folder, LOCALAPPDATA: folder, XDG_CACHE_HOME: folder };
  const { PATH = '', SYSTEMROOT = '' } = process.env;
  const start: Playground['start'] = (words, environment = {}) => {
    const child = spawn(process.execPath, [MAIN, ...words], {
      cwd: folder,
      env: { PATH, SYSTEMROOT, ...home, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const texts = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (texts.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (texts.stderr += text));
    const ended = new Promise<Outcome>((settle) => child.on('close', (code) => settle({ code, ...texts })));
    const printed = async (text: string): Promise<void> => {
      const seen = new Promise<void>((settle) => {
        child.stdout.on('data', () => {
          if (texts.stdout.includes(text)) settle();
        });
      });
      await Promise.race([seen, ended]);
    };
    return { child, outcome: ended, printed };
  };
  return {
    folder,
    start,
    run: async (words, environment) => start(words, environment).outcome,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
