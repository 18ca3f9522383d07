import { type Records, runId } from '../../src/artifact/read.ts';
import type { RunRecord, SummaryRecord } from '../../src/artifact/record.ts';
import { sealSummary } from '../../src/artifact/result.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { openEngine } from '../../src/engine/registry.ts';
import { countParameters } from '../../src/network/architecture.ts';
import type { Experiment } from '../../src/replication/experiment.ts';
import { planExperiment } from '../../src/replication/plan.ts';
import { describeProvenance } from '../../src/replication/provenance.ts';
import { summarize } from '../../src/statistics/summary.ts';
import { tInterval } from '../../src/statistics/t-interval.ts';
import { parseRunConfig, runConfigJson } from '../../src/training/config.ts';
import { finish } from '../training/tiny.ts';
import { tinyData, tinyExperiment } from './tiny-experiment.ts';

/** The engine of these sweeps. */
export const oracle: Engine = await openEngine('oracle');

/** A sweep of tiny runs that were really trained, here and without workers. */
export async function trainSweep(experiment: Experiment = tinyExperiment(), engine = oracle): Promise<Records> {
  const plan = planExperiment({ experiment });
  const provenance = await describeProvenance(tinyData, engine);
  const runs = new Map<string, RunRecord>();
  for (const { id, treatment, seed, config } of plan.runs) {
    const { result } = await finish({ engine, dataset: tinyData, config });
    const { part, levels } = treatment;
    const run = { experiment: experiment.name, part, treatment: treatment.id, levels: { ...levels }, seed };
    runs.set(id, {
      schemaVersion: 1,
      kind: 'run',
      run: { ...run, config: runConfigJson(config) },
      result,
      provenance,
      observed: OBSERVED,
    });
  }
  return { summary: summaryOf(runs, experiment), runs };
}

const OBSERVED = {
  startedAt: '2026-01-02T03:04:05.000Z',
  durationMs: 8,
  epochDurationsMs: [4, 4],
  peakMemoryBytes: 2 ** 20,
};

/** A summary that fits its runs, put together in another way than the program does. */
export function summaryOf(
  runs: ReadonlyMap<string, RunRecord>,
  { name, title, isCut, treatments }: Experiment = tinyExperiment(),
): SummaryRecord {
  const records = [...runs.values()];
  return {
    schemaVersion: 1,
    kind: 'summary',
    experiment: { name, title, dataset: 'glyphs', isCut },
    result: sealSummary({
      claim: records[0].result.claim,
      runs: Object.fromEntries([...runs].map(([id, { result }]) => [id, result.digest])),
      treatments: treatments.flatMap(({ part, id }) => {
        const own = records.filter(({ run }) => run.part === part && run.treatment === id);
        return own.length === 0 ? [] : [treatmentRow(own)];
      }),
    }),
    provenance: records[0].provenance,
    observed: { startedAt: OBSERVED.startedAt, durationMs: 8, workers: 1 },
  };
}

function treatmentRow(records: readonly RunRecord[]): SummaryRecord['result']['treatments'][number] {
  const [{ run, result }] = records;
  const accuracies = records.map((record) => record.result.epochs[record.result.epochs.length - 1].validationAccuracy);
  const { count, mean, standardDeviation, minimum, maximum } = summarize(accuracies);
  return {
    part: run.part,
    treatment: run.treatment,
    levels: run.levels,
    parameterCount: countParameters(parseRunConfig(run.config).network),
    epochs: result.epochs.length,
    count,
    mean,
    ...(standardDeviation === undefined ? {} : { standardDeviation, interval: tInterval(accuracies) }),
    minimum,
    maximum,
  };
}

/** The sweep with another record in the place of one, and a summary that was made to fit it. */
export function withRun({ runs }: Records, id: string, record: RunRecord): Records {
  const changed = new Map([...runs].map(([key, own]) => (key === id ? [runId(record.run), record] : [key, own])));
  return { summary: summaryOf(changed), runs: changed };
}
