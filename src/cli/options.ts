import { SameseedError } from '../base/errors.ts';
import { integer, parse } from '../base/schema.ts';

/** What the options of a command line say; one that was not given is absent. */
export interface Options {
  readonly all?: boolean;
  readonly data?: string;
  readonly dataset?: string;
  readonly download: boolean;
  readonly engine?: string;
  readonly figures?: string;
  readonly fresh: boolean;
  readonly json: boolean;
  readonly jsonFile?: string;
  readonly only?: string;
  readonly out?: string;
  readonly quick?: boolean;
  readonly resume: boolean;
  readonly seeds?: number;
  readonly stepsBefore?: number;
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
  all: { flags: '--all', description: 'all six optimizers, not only sgd, momentum and adam' },
  data: {
    flags: '--data <folder>',
    description: 'folder that holds the data set (else SAMESEED_DATA, the cache, a download)',
  },
  dataset: {
    flags: '--dataset <name>',
    description: 'mnist (default), fashion-mnist, or glyphs where training is meant',
  },
  download: { flags: '--no-download', description: 'never fetch anything from the network' },
  engine: { flags: '--engine <name>', description: 'what trains (default portable; see sameseed doctor)' },
  figures: { flags: '--figures <folder>', description: 'draw the figures there, as SVG and PNG' },
  fresh: { flags: '--fresh', description: 'train everything anew, whatever the folder holds' },
  json: { flags: '--json', description: 'print JSON, one value a line, for programs' },
  jsonFile: { flags: '--json <file>', description: 'write everything that was measured there, as JSON' },
  only: {
    flags: '--only <names>',
    description:
      'whom to measure: portable, pytorch, jax-js, tfjs-wasm, stock-tfjs-wasm, stock-tfjs-cpu, oracle (default all)',
  },
  out: { flags: '--out <folder>', description: 'folder for the artifacts (default artifacts/local/<experiment>)' },
  quick: { flags: '--quick', description: 'only the optimizers, in few rounds (about 20 seconds)' },
  resume: {
    flags: '--resume',
    description: 'go on with an unfinished sweep, which happens anyway; fail when there is none',
  },
  seeds: {
    flags: '--seeds <n>',
    description: "first n of the experiment's seeds, for every treatment",
    parse: (text) => parseCount('--seeds', text),
  },
  stepsBefore: {
    flags: '--steps-before <n>',
    description: 'steps of training before those that are measured (default 200)',
    parse: (text) => parseCount('--steps-before', text),
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
