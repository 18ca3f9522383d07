import type { Fingerprint } from '../artifact/fingerprint.ts';
import type { DatasetName } from '../dataset/dataset.ts';
import type { Optimizer } from '../network/network.ts';
import type { Section } from './case.ts';
import type { CompetitorName } from './competitors/names.ts';

// Types, not interfaces: only types are JSON to the compiler.
/** Who was measured. */
type Measured = {
  readonly engine: CompetitorName;
  /** What it should have done and could not, and why; null when nothing is to be said. */
  readonly note: string | null;
};

/** Step time of one competitor in one setting. Times are null when there is none, ratios also without PyTorch. */
export type StepRow = Measured & {
  readonly section: Section;
  readonly optimizer: Optimizer['kind'];
  readonly batchSize: number;
  /** Widths of all layers, pixels first. */
  readonly widths: readonly number[];
  /** Steps of training before the measured ones. */
  readonly stepsBefore: number;
  readonly rounds: number;
  readonly stepsPerRound: number;
  /** Processor time a step, ms: the least over the rounds. */
  readonly stepMs: number | null;
  /** The median over the rounds. */
  readonly stepMsMedian: number | null;
  /** Time of the clock a step, ms: the least over the rounds. */
  readonly wallMs: number | null;
  /** Least time over PyTorch's least time. */
  readonly ratioToPytorch: number | null;
  /** Median of the ratios round by round. */
  readonly ratioToPytorchMedian: number | null;
};

/** Time that one competitor needs to score all of `images`, processor time in ms. */
export type EvaluationRow = Measured & {
  readonly images: number;
  readonly widths: readonly number[];
  readonly durationMs: number | null;
  readonly durationMsMedian: number | null;
  readonly ratioToPytorch: number | null;
  readonly ratioToPytorchMedian: number | null;
};

/** How many shaders a step of a GPU engine runs, for one network or a stack of them; null without a GPU. */
export type DispatchRow = {
  readonly engine: 'tfjs-webgpu';
  readonly optimizer: Optimizer['kind'];
  readonly networks: number;
  readonly dispatches: number | null;
  readonly note: string | null;
};

/** Largest resident set of a process that trains and evaluates, with all images of the data set in it. */
export type MemoryRow = {
  readonly batchSize: number;
  readonly widths: readonly number[];
  readonly peakBytes: number;
};

/** A sweep of equal runs, from the moment at which all workers are ready. */
export type SweepRow = {
  readonly runs: number;
  readonly workers: number;
  /** Time of the clock, ms: the least of its repeats. */
  readonly durationMs: number;
  readonly runsPerMinute: number;
  /** Runs a minute over those of one worker for the same runs; null where that was not measured. */
  readonly ratioToOneWorker: number | null;
  /** Largest resident set of the whole sweep, bytes. */
  readonly peakBytes: number;
};

/** Everything that `sameseed bench` measures. */
export type BenchRecord = {
  readonly kind: 'bench';
  readonly machine: Fingerprint;
  /** Flags for the compiler of WebAssembly that Node was started with. */
  readonly flags: readonly string[];
  /** Version of every competitor that took part. */
  readonly versions: Readonly<Record<string, string>>;
  /** Name and title of the data set. */
  readonly dataset: { readonly name: DatasetName; readonly title: string };
  /** Multiply-adds a second of one core with f32x4 multiplications and additions in WebAssembly. */
  readonly ceiling: number;
  readonly rows: readonly StepRow[];
  readonly evaluation: readonly EvaluationRow[];
  readonly dispatches: readonly DispatchRow[];
  readonly memory: readonly MemoryRow[];
  readonly sweeps: readonly SweepRow[];
};
