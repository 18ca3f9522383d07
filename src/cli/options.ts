import { type FactorChoice, parseFactorChoice } from '../replication/experiments/hinton.ts';
import { parseShard, type Shard } from '../replication/shard.ts';
import type { StepRange } from '../training/trace-file.ts';
import { CLUSTER_OPTIONS, type ClusterOptions } from './cluster-options.ts';
import { parseCount, parseMargin, parseSteps, parseWhole, parseYesNo } from './option-values.ts';
import type { OptionRow } from './option-row.ts';

/** What the options of a command line say; one that was not given is absent. */
export interface Options extends ClusterOptions {
  readonly all?: boolean;
  readonly check?: boolean;
  readonly checkDone?: boolean;
  readonly claim?: string;
  readonly data?: string;
  readonly dataset?: string;
  readonly download: boolean;
  readonly elsewhere?: boolean;
  readonly engine?: string;
  readonly engines?: readonly string[];
  readonly epoch?: number;
  readonly factors?: FactorChoice;
  readonly figures?: string;
  readonly fresh: boolean;
  readonly json: boolean;
  readonly jsonFile?: string;
  readonly margin?: number;
  readonly markdown?: boolean;
  readonly keepCheckpoints?: boolean;
  readonly only?: string;
  readonly otherCommits?: boolean;
  readonly out?: string;
  readonly quick?: boolean;
  readonly resume: boolean;
  readonly run?: string;
  readonly seeds?: number;
  readonly shard?: Shard;
  readonly spot?: number;
  readonly spotSeed?: number;
  readonly steps?: StepRange;
  readonly stack?: boolean;
  readonly stepsBefore?: number;
  readonly tensor?: string;
  readonly trace?: string;
  readonly workers?: number;
}

/** Name of an option, as commands pick it. */
export type OptionName = keyof Options;

/** Every option of the command line; a command picks its own by name. */
export const OPTIONS: Readonly<Record<OptionName, OptionRow>> = {
  all: { flags: '--all', description: 'all six optimizers, not only sgd, momentum and adam' },
  check: {
    flags: '--check',
    description: 'end with 1 unless every run has the bits of the committed reference, whatever was promised',
  },
  checkDone: { flags: '--check', description: 'end with 1 unless every run is done' },
  claim: {
    flags: '--claim <name>',
    description:
      'what has to hold: bitwise, machine or statistical (default: the strongest that equal bits would show)',
  },
  data: {
    flags: '--data <folder>',
    description: 'folder that holds the data set (else SAMESEED_DATA, the cache, a download)',
  },
  dataset: {
    flags: '--dataset <name>',
    description: 'mnist (default), fashion-mnist, or glyphs where training is meant',
  },
  download: { flags: '--no-download', description: 'never fetch anything from the network' },
  elsewhere: {
    flags: '--elsewhere',
    description: 'go on with runs that another engine or machine has begun (they claim a distribution only)',
  },
  engine: { flags: '--engine <name>', description: 'what trains (default portable; see sameseed doctor)' },
  engines: {
    flags: '--engine <name>',
    description: 'what trains a side; twice for both sides (default: what the artifacts name)',
    parse: (text, previous) => [...(Array.isArray(previous) ? previous : []), text],
  },
  epoch: {
    flags: '--epoch <n>',
    description: 'the epoch to look into (default: the first one that differs)',
    parse: (text) => parseCount('--epoch', text),
  },
  factors: {
    flags: '--factors <set>',
    description: 'of hinton: linspace, logspace or both (default)',
    parse: parseFactorChoice,
  },
  figures: { flags: '--figures <folder>', description: 'draw the figures there, as SVG and PNG' },
  fresh: { flags: '--fresh', description: 'train everything anew, whatever the folder holds' },
  json: { flags: '--json', description: 'print JSON, one value a line, for programs' },
  jsonFile: { flags: '--json <file>', description: 'write everything that was measured there, as JSON' },
  margin: {
    flags: '--margin <accuracy>',
    description: 'largest difference of mean accuracies that counts as the same over seeds (default 0.0012)',
    parse: parseMargin,
  },
  markdown: { flags: '--markdown', description: 'print Markdown, for a pull request' },
  keepCheckpoints: {
    flags: '--keep-checkpoints',
    description: 'keep the weights after every epoch, for locate and verify (a few MB each)',
  },
  only: {
    flags: '--only <names>',
    description:
      'whom to measure: portable, pytorch, jax-js, tfjs-wasm, stock-tfjs-wasm, stock-tfjs-cpu, oracle (default all)',
  },
  otherCommits: {
    flags: '--other-commits',
    description: 'take runs together that several commits of one version have trained',
  },
  out: { flags: '--out <folder>', description: 'folder for the artifacts (default artifacts/local/<experiment>)' },
  quick: { flags: '--quick', description: 'only the optimizers, in few rounds (about 20 seconds)' },
  resume: {
    flags: '--resume',
    description: 'go on with an unfinished sweep, which happens anyway; fail when there is none',
  },
  run: { flags: '--run <id>', description: 'which run of a sweep (default: the first one that differs)' },
  seeds: {
    flags: '--seeds <n>',
    description: "first n of the experiment's seeds, for every treatment",
    parse: (text) => parseCount('--seeds', text),
  },
  shard: {
    flags: '--shard <i/n>',
    description: 'train only the i-th of n parts; sameseed merge puts them together',
    parse: parseShard,
  },
  spot: {
    flags: '--spot <n>',
    description: 'train only n epochs again, drawn by chance; 0 checks the record alone (default: all of them)',
    parse: (text) => parseWhole('--spot', text, 100_000),
  },
  spotSeed: {
    flags: '--spot-seed <n>',
    description: 'seed of that draw (default: another one each time)',
    parse: (text) => parseWhole('--spot-seed', text, 2 ** 32 - 1),
  },
  steps: {
    flags: '--steps <a-b>',
    description: 'steps of the run that the trace tells of (default: all of the epoch)',
    parse: parseSteps,
  },
  stack: {
    flags: '--stack <yes|no>',
    description: 'train runs of one shape together (default: yes on a GPU; tfjs engines only)',
    parse: (text) => parseYesNo('--stack', text),
  },
  stepsBefore: {
    flags: '--steps-before <n>',
    description: 'steps of training before those that are measured (default 200)',
    parse: (text) => parseCount('--steps-before', text),
  },
  tensor: { flags: '--tensor <name>', description: 'with --steps: have the values of this tensor in the trace' },
  trace: { flags: '--trace <file>', description: 'train the epoch here, and write its steps by digest there' },
  ...CLUSTER_OPTIONS,
  workers: {
    flags: '--workers <n>',
    description: 'processes that train side by side (default: one for each processor core)',
    parse: (text) => parseCount('--workers', text),
  },
};
