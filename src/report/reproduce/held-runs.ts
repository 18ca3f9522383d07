import type { EpochRecord, RunRecord } from '../../artifact/record.ts';
import { runId } from '../../artifact/read.ts';
import type { Json } from '../../base/canonical-json.ts';
import type { Digest } from '../../base/digest.ts';
import { DATASET_NAMES } from '../../dataset/dataset.ts';
import { ENGINE_VERSION } from '../../engine/self-test.ts';
import type { ReportFacts } from '../facts.ts';
import type { HeldDataset } from './protocol.ts';

/** A run as a page holds it: what to train, and what has to come out. */
export type HeldRun = {
  readonly id: string;
  /** Units of every layer: `784-64-64-10`. */
  readonly widths: string;
  /** Config as the record has it. */
  readonly config: Json;
  /** Epochs of the whole run; `epochs` may hold fewer, its first ones. */
  readonly epochCount: number;
  readonly initialDigests: Readonly<Record<string, Digest>>;
  readonly epochs: readonly EpochRecord[];
  /** Digest of the whole result. */
  readonly digest: Digest;
  /** Mean duration of an epoch where the record was made. */
  readonly epochMs: number;
};

/** All that a page needs to train its runs again. */
export type HeldRuns = {
  readonly dataset: HeldDataset;
  readonly runs: readonly HeldRun[];
};

/** What a page may hold of its runs in characters of JSON; beyond, it holds fewer epochs of each. */
const MOST_CHARACTERS = 2 ** 20;

/**
 * The runs that a page can train again: those of the portable engine of this version on data that it can open; as many
 * first epochs of each as fit in a megabyte together, at least one. The sentence says why there are none.
 */
export function holdRuns(facts: Pick<ReportFacts, 'summary' | 'dataset' | 'parts'>): HeldRuns | string {
  const { engine, dataset } = facts.summary.provenance;
  if (!DATASET_NAMES.some((name) => name === facts.dataset.name)) {
    return `These runs were trained on ${facts.dataset.title}, which no page can open.`;
  }
  const runs = facts.parts.flatMap(({ widths, treatments }) =>
    treatments.flatMap((treatment) => treatment.runs.filter(isPortable).map((record) => holdRun(record, widths))),
  );
  if (runs.length === 0) {
    return `These runs were trained by the engine ${engine.name}, version ${engine.version}; a page can repeat those of the portable engine, version ${ENGINE_VERSION}.`;
  }
  const { name, title } = facts.dataset;
  return { dataset: { name, title, digests: dataset.digests }, runs: cutEpochs(runs) };
}

function isPortable({ provenance: { engine } }: RunRecord): boolean {
  return engine.name === 'portable' && engine.version === ENGINE_VERSION;
}

function holdRun({ run, result, observed }: RunRecord, widths: string): HeldRun {
  const { initialDigests, epochs, digest } = result;
  const epochMs = observed.durationMs / epochs.length;
  return {
    id: runId(run),
    widths,
    config: run.config,
    epochCount: epochs.length,
    initialDigests,
    epochs,
    digest,
    epochMs,
  };
}

function cutEpochs(runs: readonly HeldRun[]): HeldRun[] {
  const withFirst = (count: number) => runs.map((run) => ({ ...run, epochs: run.epochs.slice(0, count) }));
  const longest = runs.reduce((most, { epochs }) => Math.max(most, epochs.length), 1);
  let length = JSON.stringify(withFirst(0)).length;
  let count = 0;
  while (count < longest && (count === 0 || length <= MOST_CHARACTERS)) {
    for (const { epochs } of runs) length += JSON.stringify(epochs[count] ?? '').length;
    count++;
  }
  return withFirst(length <= MOST_CHARACTERS ? count : Math.max(1, count - 1));
}
