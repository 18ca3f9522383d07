import type { EpochRecord } from '../../../artifact/record.ts';
import type { Digest } from '../../../base/digest.ts';
import type { HeldRun, HeldRuns } from '../held-runs.ts';

/** A training that was begun here, as far as it has come. */
export interface Trained {
  readonly run: HeldRun;
  /** Epochs that were asked for. */
  readonly epochs: number;
  /** Known once data and weights are there. */
  readonly stepsPerEpoch?: number;
  readonly initialDigests?: Readonly<Record<string, Digest>>;
  readonly step: number;
  readonly records: readonly EpochRecord[];
  /** Digest of the whole result, when no epoch was left out. */
  readonly digest?: Digest;
  /** When the steps began and when the last one was told. */
  readonly sinceMs: number;
  readonly nowMs: number;
}

/** What the panel is doing. */
export type Work =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly trained: Trained }
  | { readonly kind: 'stopped'; readonly trained: Trained }
  | { readonly kind: 'finished'; readonly trained: Trained }
  | { readonly kind: 'failed'; readonly message: string };

/** All that the panel shows. */
export interface PanelState {
  readonly held: HeldRuns;
  /** The browser in a few words. */
  readonly browser: string;
  /** Index of the chosen run. */
  readonly chosen: number;
  readonly epochs: number;
  /** Name of each file of the data set, with the name of the file that was given for it; empty for the glyphs. */
  readonly files: readonly { readonly name: string; readonly given?: string }[];
  readonly isIdentifying: boolean;
  /** What was wrong with the files that were given last. */
  readonly faults: readonly string[];
  readonly work: Work;
}

const USUAL_MS = 60_000;

/** The panel before anybody has touched it: the run that is soonest over, for about a minute of it. */
export function openPanel(held: HeldRuns, browser: string): PanelState {
  const chosen = held.runs.reduce(
    (best, run, index) => (durationMs(run) < durationMs(held.runs[best]) ? index : best),
    0,
  );
  const names = held.dataset.name === 'glyphs' ? [] : Object.keys(held.dataset.digests);
  const files = names.map((name) => ({ name }));
  const epochs = usualEpochs(held.runs[chosen]);
  return { held, browser, chosen, epochs, files, isIdentifying: false, faults: [], work: { kind: 'idle' } };
}

/** As many epochs of a run as took a minute where its record was made, at least one. */
export function usualEpochs({ epochs, epochMs }: HeldRun): number {
  return Math.max(1, Math.min(epochs.length, Math.floor(USUAL_MS / Math.max(1, epochMs))));
}

/** Whether everything is there that a training needs. */
export function isReady({ files, isIdentifying, work }: PanelState): boolean {
  return work.kind !== 'running' && !isIdentifying && files.every(({ given }) => given !== undefined);
}

function durationMs({ epochMs, epochCount }: HeldRun): number {
  return epochMs * epochCount;
}
