import { describe, expect, it } from 'vitest';
import type { Claim } from '../../src/artifact/claim.ts';
import { planExperiment } from '../../src/replication/plan.ts';
import type { RunRow } from '../../src/replication/row.ts';
import { summarizeSweep } from '../../src/replication/summary.ts';
import { describeProvenance } from '../../src/replication/provenance.ts';
import { oracle } from '../training/tiny.ts';
import { tinyData, tinyExperiment } from './tiny-experiment.ts';

const plan = planExperiment({ experiment: tinyExperiment() });
const provenance = await describeProvenance(tinyData, oracle);
const observed = { startedAt: '', durationMs: 0, workers: 1 };

function summaryOf(rows: readonly Partial<RunRow>[]) {
  const row = { digest: '0'.repeat(64), accuracy: 0.5, claim: 'bitwise' as const, machine: 'here' };
  const entries = rows.map((changes, index): [string, RunRow] => [plan.runs[index].id, { ...row, ...changes }]);
  return summarizeSweep({ plan, rows: new Map(entries), failures: new Map(), provenance, observed }).result;
}

describe('summarizeSweep', () => {
  it.each<[Claim, readonly Partial<RunRow>[]]>([
    ['bitwise', [{}, { machine: 'there' }]],
    ['machine', [{ claim: 'machine' }, { claim: 'machine' }]],
    ['machine', [{}, { claim: 'machine' }]],
    ['statistical', [{ claim: 'machine' }, { claim: 'machine', machine: 'there' }]],
    ['statistical', [{}, { claim: 'statistical' }]],
  ])('claims no more than %s for %j', (claim, rows) => {
    expect(summaryOf(rows).claim).toBe(claim);
  });

  it('has no row for a treatment without a run', () => {
    expect(summaryOf([{}, {}]).treatments.map(({ treatment, count }) => [treatment, count])).toEqual([['short', 2]]);
  });

  it('does not depend on the order in which runs were done', () => {
    const rows = plan.runs.map(({ id }, index): [string, RunRow] => [
      id,
      { digest: String(index).repeat(64), accuracy: index / 10, claim: 'bitwise', machine: '' },
    ]);
    const [one, other] = [rows, rows.toReversed()].map(
      (entries) => summarizeSweep({ plan, rows: new Map(entries), failures: new Map(), provenance, observed }).result,
    );
    expect(other).toEqual(one);
  });
});
