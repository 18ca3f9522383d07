import type { Records } from '../../artifact/read.ts';
import type { RunRecord, SummaryRecord, TreatmentSummary } from '../../artifact/record.ts';
import { SameseedError } from '../../base/errors.ts';
import { parseRunConfig } from '../../training/config.ts';
import type { RunConfig } from '../../training/run-config.ts';

/** The runs of one treatment, by seed. */
export interface TreatmentRuns {
  readonly part: string;
  readonly treatment: string;
  readonly levels: TreatmentSummary['levels'];
  /** Of the first run; the others differ in their seeds. */
  readonly config: RunConfig;
  /** Ascending. */
  readonly seeds: readonly number[];
  /** Validation accuracy of each run after its last epoch. */
  readonly finals: readonly number[];
  /** Validation accuracy of each run after its best epoch. */
  readonly bests: readonly number[];
  /** Whether it is a whole training on MNIST that was judged by the test set, as the target is. */
  readonly isComparable: boolean;
}

/**
 * The runs of every treatment, in the order of the summary; a treatment of which no run is there is left out.
 *
 * @throws {SameseedError} `config-invalid` for a config that this program can't read.
 */
export function collectRuns({ summary, runs }: Records): TreatmentRuns[] {
  const all = [...runs.values()].toSorted((a, b) => a.run.seed - b.run.seed);
  return summary.result.treatments.flatMap((row) => {
    const own = all.filter(({ run }) => run.part === row.part && run.treatment === row.treatment);
    return own.length === 0 ? [] : [collectTreatment(row, own, summary.experiment)];
  });
}

/**
 * The runs of one part.
 *
 * @throws {SameseedError} `analysis-unfit` when there are none, `config-invalid` for a config that this program can't
 *   read.
 */
export function collectPart(records: Records, part: string): readonly [TreatmentRuns, ...TreatmentRuns[]] {
  const all = collectRuns(records);
  const [first, ...others] = all.filter((runs) => runs.part === part);
  if (first !== undefined) return [first, ...others];
  throw new SameseedError(
    'analysis-unfit',
    `Expected runs of the part "${part}" in the experiment ${records.summary.experiment.name}, received ${[...new Set(all.map((runs) => runs.part))].join(', ') || 'none'}.`,
  );
}

function collectTreatment(
  { part, treatment, levels }: TreatmentSummary,
  records: readonly RunRecord[],
  { dataset, isCut }: SummaryRecord['experiment'],
): TreatmentRuns {
  const config = parseRunConfig(records[0].run.config);
  const accuracies = records.map(({ result }) => result.epochs.map((epoch) => epoch.validationAccuracy));
  return {
    part,
    treatment,
    levels,
    config,
    seeds: records.map(({ run }) => run.seed),
    finals: accuracies.map((ofRun) => ofRun[ofRun.length - 1]),
    bests: accuracies.map((ofRun) => Math.max(...ofRun)),
    isComparable: dataset === 'mnist' && !isCut && config.split.kind === 'test',
  };
}
