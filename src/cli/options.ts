import { SameseedError } from '../base/errors.ts';
import { integer, parse } from '../base/schema.ts';

/** What the options of a command line say; one that was not given is absent. */
export interface Options {
  readonly data?: string;
  readonly dataset?: string;
  readonly download: boolean;
  readonly engine?: string;
  readonly fresh: boolean;
  readonly json: boolean;
  readonly out?: string;
  readonly resume: boolean;
  readonly seeds?: number;
  readonly workers?: number;
}

/** Name of an option, as commands pick it. */
export type OptionName = keyof Options;

/** One row of the table of options. */
export interface OptionRow {
  readonly flags: string;
  readonly description: string;
  /** Reads what stands behind the flag; default: the text itself. @throws {SameseedError} `option-invalid`. */
  readonly parse?: (text: string) => unknown;
}

/** Every option of the command line; a command picks its own by name. */
export const OPTIONS: Readonly<Record<OptionName, OptionRow>> = {
  data: {
    flags: '--data <folder>',
    description: 'folder that holds the data set (else SAMESEED_DATA, the cache, a download)',
  },
  dataset: { flags: '--dataset <name>', description: 'mnist (default) or fashion-mnist' },
  download: { flags: '--no-download', description: 'never fetch anything from the network' },
  engine: { flags: '--engine <name>', description: 'what trains (default portable; see sameseed doctor)' },
  fresh: { flags: '--fresh', description: 'train everything anew, whatever the folder holds' },
  json: { flags: '--json', description: 'print JSON, one value a line, for programs' },
  out: { flags: '--out <folder>', description: 'folder for the artifacts (default artifacts/local/<experiment>)' },
  resume: {
    flags: '--resume',
    description: 'go on with an unfinished sweep, which happens anyway; fail when there is none',
  },
  seeds: {
    flags: '--seeds <n>',
    description: "first n of the experiment's seeds, for every treatment",
    parse: (text) => parseCount('--seeds', text),
  },
  workers: {
    flags: '--workers <n>',
    description: 'processes that train side by side (default: one for each processor core)',
    parse: (text) => parseCount('--workers', text),
  },
};

/** An integer ≥ 1 from the text behind `flag`. */
function parseCount(flag: string, text: string): number {
  const value = /^[+-]?\d+$/u.test(text) ? Number(text) : text;
  try {
    return parse(integer(1, 10_000), value, { code: 'option-invalid', subject: 'option' });
  } catch {
    throw new SameseedError(
      'option-invalid',
      `Expected ${flag} to be an integer from 1 to 10,000, received ${JSON.stringify(text)}.`,
    );
  }
}
