import { dirname, join, relative } from 'node:path';
import { describeMachine } from '../../artifact/machine.ts';
import { prettyJson } from '../../base/canonical-json.ts';
import { SameseedError } from '../../base/errors.ts';
import type { Counterexample, CounterexampleFile, FoundCase } from './counterexample.ts';
import { exclusively } from './exclusively.ts';
import { counterexampleFileName } from './file-name.ts';
import { readCounterexamples } from './read-file.ts';
import { makeFolderAtOnce, writeFileWhole } from './write-file.ts';

/** Where counterexamples are kept; answers at once, so that a check need not be asynchronous. */
export interface CounterexampleStore {
  /** What once broke a law, oldest first. @throws {SameseedError} `counterexamples-malformed`, `law-ambiguous`. */
  recall(law: string): readonly Counterexample[];
  /** Keeps a new one with this machine and the date, or says why it can't and what the file should hold. */
  keep(law: string, found: FoundCase): Kept;
  /** Path of a law's file, relative to the working directory. */
  describe(law: string): string;
}

/** What became of a counterexample. */
export type Kept =
  | { readonly kind: 'stored'; readonly path: string }
  | { readonly kind: 'unstored'; readonly path: string; readonly reason: string; readonly content: string };

/** Options of {@link openCounterexamples}. */
export interface StoreOptions {
  /** Default: `seeds/counterexamples` in the working directory. */
  readonly folder?: string;
  /** Whether files may be written. Default: unless the environment variable `CI` is set. */
  readonly mayWrite?: boolean;
  /** Clock that counterexamples are dated by. Default: the machine's. */
  readonly now?: () => Date;
}

/** Opens the counterexamples of a folder, which is made when the first one comes. */
export function openCounterexamples(options: StoreOptions = {}): CounterexampleStore {
  const { folder = join(process.cwd(), 'seeds', 'counterexamples'), mayWrite = !isContinuousIntegration() } = options;
  const { now = () => new Date() } = options;
  const pathOf = (law: string) => join(folder, counterexampleFileName(law));
  const describe = (law: string) => relative(process.cwd(), pathOf(law)).replaceAll('\\', '/');
  return {
    describe,
    recall: (law) => readCounterexamples(pathOf(law), law).counterexamples,
    keep(law, found) {
      const path = pathOf(law);
      const date = now().toISOString().slice(0, 'YYYY-MM-DD'.length);
      const extended = () =>
        prettyJson(withAnother(readCounterexamples(path, law), { ...found, machine: describeMachine(), date }));
      if (!mayWrite) return unstored('nothing is written in CI');
      try {
        makeFolderAtOnce(dirname(path));
        exclusively(path, () => writeFileWhole(path, extended()));
        return { kind: 'stored', path: describe(law) };
      } catch (error) {
        if (!isOfFileSystem(error)) throw error;
        return unstored(`the folder can't be written (${error.code})`);
      }

      function unstored(reason: string): Kept {
        return { kind: 'unstored', path: describe(law), reason, content: extended() };
      }
    },
  };
}

function isContinuousIntegration(): boolean {
  return !['', '0', 'false'].includes(process.env['CI'] ?? '');
}

function isOfFileSystem(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && !(error instanceof SameseedError);
}

function withAnother(file: CounterexampleFile, counterexample: Counterexample): CounterexampleFile {
  const { seed, path, valueDigest } = counterexample;
  const isKnown = file.counterexamples.some(
    (known) => known.seed === seed && known.path === path && known.valueDigest === valueDigest,
  );
  return isKnown ? file : { ...file, counterexamples: [...file.counterexamples, counterexample] };
}
