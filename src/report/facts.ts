import type { Records } from '../artifact/read.ts';
import type { EpochRecord, RunRecord, SummaryRecord, TreatmentSummary } from '../artifact/record.ts';
import { CATALOGUE } from '../dataset/catalogue.ts';
import { countParameters } from '../network/architecture.ts';
import type { Network } from '../network/network.ts';
import { parseRunConfig } from '../training/config.ts';
import type { FactorsAnalysis } from '../replication/analysis/rows.ts';
import type { RunConfig } from '../training/run-config.ts';
import { type Analyses, analyseRecords } from './analyses.ts';
import { checkRecords } from './check-records.ts';

/** The runs of one treatment. */
export interface TreatmentFacts {
  readonly summary: TreatmentSummary;
  readonly config: RunConfig;
  /** By seed, ascending. */
  readonly runs: readonly RunRecord[];
}

/** A part of the experiment: one network, one or more treatments. */
export interface PartFacts {
  readonly name: string;
  readonly network: Network;
  /** Units of every layer: `784-64-64-10`. */
  readonly widths: string;
  readonly parameterCount: number;
  readonly treatments: readonly TreatmentFacts[];
}

/** The data that was trained on. */
export interface DatasetFacts {
  readonly name: string;
  /** Never reads `MNIST` alone for anything else. */
  readonly title: string;
  readonly trainCount?: number;
  readonly testCount?: number;
}

/** All that the report says, computed from records. */
export interface ReportFacts {
  readonly summary: SummaryRecord;
  readonly dataset: DatasetFacts;
  readonly parts: readonly PartFacts[];
  readonly analyses: Analyses;
  /** What each factor moves, from these records or from the committed reference of the factor study. */
  readonly moves?: { readonly from: 'here' | 'reference'; readonly analysis: FactorsAnalysis };
}

const TITLES: Readonly<Record<string, string>> = {
  mnist: CATALOGUE.mnist.title,
  'fashion-mnist': CATALOGUE['fashion-mnist'].title,
  glyphs: 'embedded glyphs (not MNIST)',
};

/**
 * Puts records in the order in which they are reported; `study` is the committed reference of the factor study, for
 * records that hold none themselves.
 *
 * @throws {SameseedError} `records-disagree` when the summary is not that of the runs, `config-invalid` for a config
 *   that this program can't read.
 */
export function collectFacts(records: Records, study?: Records): ReportFacts {
  checkRecords(records);
  const analyses = analyseRecords(records);
  const { summary, runs } = records;
  const names = [...new Set(summary.result.treatments.map((treatment) => treatment.part))];
  const parts = names.map((name): PartFacts => {
    const treatments = summary.result.treatments
      .filter((treatment) => treatment.part === name)
      .map((treatment) => collectTreatment(treatment, [...runs.values()]));
    const { network } = treatments[0].config;
    return { name, network, widths: describeWidths(network), parameterCount: countParameters(network), treatments };
  });
  return { summary, dataset: collectDataset(summary), parts, analyses, ...collectMoves(analyses, study) };
}

function collectMoves({ factors }: Analyses, study?: Records): Pick<ReportFacts, 'moves'> {
  if (factors !== undefined) return { moves: { from: 'here', analysis: factors } };
  const analysis = study === undefined ? undefined : analyseRecords(study).factors;
  return analysis === undefined ? {} : { moves: { from: 'reference', analysis } };
}

/** The last epoch of a run: the one that counts, whichever was best. */
export function finalEpoch({ result }: RunRecord): EpochRecord {
  return result.epochs[result.epochs.length - 1];
}

function collectTreatment(summary: TreatmentSummary, all: readonly RunRecord[]): TreatmentFacts {
  const runs = all
    .filter(({ run }) => run.part === summary.part && run.treatment === summary.treatment)
    .sort((a, b) => a.run.seed - b.run.seed);
  return { summary, config: parseRunConfig(runs[0].run.config), runs };
}

function collectDataset({ experiment, provenance }: SummaryRecord): DatasetFacts {
  const { trainCount, testCount } = provenance.dataset;
  return {
    name: experiment.dataset,
    title: TITLES[experiment.dataset] ?? `${experiment.dataset} (not MNIST)`,
    ...(trainCount === undefined ? {} : { trainCount }),
    ...(testCount === undefined ? {} : { testCount }),
  };
}

function describeWidths({ inputs, layers }: Network): string {
  return [inputs, ...layers.map((layer) => layer.units)].join('-');
}
