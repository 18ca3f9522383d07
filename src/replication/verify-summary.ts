import { type Claim, CLAIMS, weakestClaim } from '../artifact/claim.ts';
import type { Records } from '../artifact/read.ts';
import type { RunRecord, SummaryRecord, TreatmentSummary } from '../artifact/record.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import { countParameters } from '../network/architecture.ts';
import { summarize } from '../statistics/summary.ts';
import { tInterval } from '../statistics/t-interval.ts';
import { parseRunConfig } from '../training/config.ts';
import { type Finding, findDepartures } from './verify-finding.ts';

/**
 * What in a summary doesn't follow from its runs: ids, levels, numbers of parameters and epochs, means, deviations,
 * intervals, claim, experiment, data set and engine. The configs of the runs have been checked before.
 */
export function checkSummary({ summary, runs }: Records): Finding[] {
  const { result, experiment } = summary;
  const rows = result.treatments.map((row) => ({ row, own: ownRuns(row, runs) }));
  const placed = new Set(rows.flatMap(({ own }) => own));
  const stray = [...runs].filter(([, record]) => !placed.has(record)).map(([id]) => id);
  return [
    ...rows.flatMap(({ row, own }, index) => {
      const pointer = `/result/treatments/${index}`;
      if (own.length > 0) return checkRow(row, own, pointer);
      return [{ pointer, message: `Expected ${pointer} to be of runs, received ${row.treatment}, which has none.` }];
    }),
    ...findRepeated(result.treatments),
    ...stray.map((run) => ({
      run,
      pointer: '/result/treatments',
      message: `Expected a treatment of ${run}, received none.`,
    })),
    ...[...runs.values()].flatMap((record) => checkMember(record, summary)),
    ...findDepartures({
      pointer: '/result/claim',
      expected: claimOf([...runs.values()]),
      received: result.claim,
      reason: 'what its runs claim together',
    }),
    ...findDepartures({
      pointer: '/provenance/dataset/name',
      expected: experiment.dataset,
      received: summary.provenance.dataset.name,
      reason: 'the data set of the experiment',
    }),
  ];
}

/** Runs of the claim `machine` from several machines are `statistical` together. */
function claimOf(records: readonly RunRecord[]): Claim {
  const claim = weakestClaim(CLAIMS[0], ...records.map(({ result }) => result.claim));
  const machines = new Set(records.map(({ provenance }) => canonicalJson(provenance.fingerprint)));
  return claim === 'machine' && machines.size > 1 ? 'statistical' : claim;
}

function ownRuns({ part, treatment }: TreatmentSummary, runs: Records['runs']): RunRecord[] {
  return [...runs.values()].filter(({ run }) => run.part === part && run.treatment === treatment);
}

function findRepeated(rows: readonly TreatmentSummary[]): Finding[] {
  const names = rows.map(({ part, treatment }) => `${part}/${treatment}`);
  return names.flatMap((name, index) => {
    if (names.indexOf(name) === index) return [];
    const pointer = `/result/treatments/${index}`;
    return [{ pointer, message: `Expected each treatment once, received ${name} again at ${pointer}.` }];
  });
}

function checkRow(row: TreatmentSummary, runs: readonly RunRecord[], pointer: string): Finding[] {
  const accuracies = runs.flatMap(({ result }) => result.epochs.at(-1)?.validationAccuracy ?? []);
  const { run } = runs[0];
  const config = parseRunConfig(run.config);
  const { count, mean, standardDeviation, minimum, maximum } = summarize(accuracies);
  const expected = {
    part: run.part,
    treatment: run.treatment,
    levels: run.levels,
    parameterCount: countParameters(config.network),
    epochs: config.epochs,
    count,
    mean,
    ...(standardDeviation === undefined ? {} : { standardDeviation, interval: { ...tInterval(accuracies) } }),
    minimum,
    maximum,
  };
  return findDepartures({ pointer, expected, received: row, reason: 'as its runs have it' });
}

/** A sweep is of one experiment, data set and engine. */
function checkMember({ run, provenance }: RunRecord, summary: SummaryRecord): Finding[] {
  const id = `${run.part}/${run.treatment}/seed-${run.seed}`;
  const { dataset, engine } = summary.provenance;
  const row = summary.result.treatments.find((one) => one.part === run.part && one.treatment === run.treatment);
  const pairs = [
    { pointer: '/run/experiment', expected: summary.experiment.name, received: run.experiment },
    { pointer: '/run/levels', expected: row?.levels ?? run.levels, received: run.levels },
    { pointer: '/provenance/dataset', expected: dataset, received: provenance.dataset },
    { pointer: '/provenance/engine', expected: engine, received: provenance.engine },
  ];
  return pairs.flatMap((pair) => findDepartures({ ...pair, run: id, reason: 'as the summary has it' }));
}
