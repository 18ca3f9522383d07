import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { CLAIMS } from '../../src/artifact/claim.ts';
import { compareRuns, compareSummaries } from '../../src/artifact/compare.ts';
import type { Difference } from '../../src/artifact/difference.ts';
import { type RunRecord, runRecordSchema } from '../../src/artifact/record.ts';
import { sealResult } from '../../src/artifact/result.ts';
import { altered } from '../support/json.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';
import { provenances, runRecords, sweeps } from '../support/records.ts';

type CompareRuns = typeof compareRuns;
type CompareSummaries = typeof compareSummaries;

/** A record, and the same with one number or digest of its result changed, dropped or added, and sealed anew. */
const alteredRuns = fc
  .tuple(runRecords)
  .chain(([record]) => altered(fc.constant(record.result)).map(([, result]) => ({ record, result })))
  .map(({ record, result }) => ({ record, other: runRecordSchema.safeParse({ ...record, result }) }))
  .filter(({ record, other }) => other.success && !isDeepStrictEqual(content(other.data), content(record)))
  .map(({ record, other }): [RunRecord, RunRecord] => [record, other.success ? resealed(other.data) : record]);

function content({ result }: RunRecord): object {
  return [result.initialDigests, result.epochs];
}

function resealed(record: RunRecord): RunRecord {
  return { ...record, result: sealResult(record.result) };
}

const sidesOf = (difference: Difference) => ({ a: undefined, b: undefined, ...difference });

const findsEveryAlteration = (compare: CompareRuns) =>
  fc.property(alteredRuns, ([record, other]) => {
    const comparison = compare(other, record);
    if (comparison.kind !== 'different') return false;
    const { a, b } = sidesOf(comparison.difference);
    return a !== b;
  });

const swapsItsSides = (compare: CompareRuns) =>
  fc.property(alteredRuns, ([record, other]) => {
    const [there, back] = [compare(record, other), compare(other, record)];
    if (there.kind !== 'different' || back.kind !== 'different') return false;
    const right = sidesOf(back.difference);
    return isDeepStrictEqual(sidesOf(there.difference), { ...right, a: right.b, b: right.a });
  });

const ignoresWhereAndWhen = (compare: CompareRuns) =>
  fc.property(runRecords, runRecords, provenances, (record, { observed }, elsewhere) => {
    const provenance = { ...elsewhere, dataset: record.provenance.dataset };
    const comparison = compare({ ...record, provenance, observed }, record);
    return comparison.kind === 'same' && comparison.digest === record.result.digest;
  });

const claimsNoMore = (compare: CompareRuns) =>
  fc.property(
    runRecords,
    fc.constantFrom(...CLAIMS),
    provenances,
    fc.boolean(),
    (record, claim, elsewhere, isThere) => {
      const provenance = isThere ? { ...elsewhere, dataset: record.provenance.dataset } : record.provenance;
      const comparison = compare({ ...record, provenance, result: { ...record.result, claim } }, record);
      const bounds = [claim, record.result.claim, ...(isThere ? [] : (['machine'] as const))];
      return (
        comparison.kind === 'same' && bounds.every((bound) => CLAIMS.indexOf(comparison.claim) >= CLAIMS.indexOf(bound))
      );
    },
  );

const findsEveryMissingRun = (compare: CompareSummaries) =>
  fc.property(sweeps, fc.nat(), fc.boolean(), ({ summary, runs }, draw, isSwapped) => {
    const whole = { summary, runs };
    const ids = Object.keys(summary.result.runs);
    const missing = ids[draw % ids.length];
    const left = Object.fromEntries(Object.entries(summary.result.runs).filter(([id]) => id !== missing));
    const part = {
      summary: { ...summary, result: { ...summary.result, runs: left } },
      runs: new Map([...runs].filter(([id]) => id !== missing)),
    };
    const comparison = isSwapped ? compare({ a: whole, b: part }) : compare({ a: part, b: whole });
    return (
      comparison.kind === 'different' &&
      comparison.same.length === ids.length - 1 &&
      isDeepStrictEqual(comparison.differences, [{ kind: 'run-missing', run: missing, from: isSwapped ? 'b' : 'a' }])
    );
  });

const isSameAsItself = (compare: CompareSummaries) =>
  fc.property(sweeps, (sweep) => {
    const comparison = compare({ a: sweep, b: sweep });
    return comparison.kind === 'same' && comparison.runs.length === sweep.runs.size;
  });

const lastEpoch = (record: RunRecord) => ({
  ...record,
  result: { ...record.result, epochs: record.result.epochs.slice(-1) },
});

const compareCommonRuns: CompareSummaries = ({ a, b }) => {
  const common = Object.fromEntries(Object.entries(a.summary.result.runs).filter(([id]) => b.runs.has(id)));
  const reduce = (records: typeof a) => ({
    ...records,
    summary: { ...records.summary, result: { ...records.summary.result, runs: common } },
  });
  return compareSummaries({ a: reduce(a), b: reduce(b) });
};

const few = { numRuns: 200, endOnFailure: true };

describe('compareRuns', () => {
  it('always finds one altered number or digest', () => {
    expectLaw(findsEveryAlteration(compareRuns), { numRuns: 300 });
  });

  it('always tells the same place from both sides', () => {
    expectLaw(swapsItsSides(compareRuns));
  });

  it('never looks at clock, machine, packages or commit', () => {
    expectLaw(ignoresWhereAndWhen(compareRuns));
  });

  it('never shows a stronger claim than both records make, nor bitwise from one machine', () => {
    expectLaw(claimsNoMore(compareRuns));
  });

  it('is told apart from one that looks at the last epoch only', () => {
    expectDefectCaught(
      findsEveryAlteration((a, b) => compareRuns(lastEpoch(a), lastEpoch(b))),
      few,
    );
  });

  it('is told apart from one that forgets what the machine has to do with it', () => {
    expectDefectCaught(
      claimsNoMore((a, b) => ({ ...compareRuns(a, b), claim: a.result.claim })),
      few,
    );
  });

  it('is told apart from one that looks at clocks', () => {
    expectDefectCaught(
      ignoresWhereAndWhen((a, b) =>
        a.observed.startedAt === b.observed.startedAt
          ? compareRuns(a, b)
          : { kind: 'incomparable', about: 'config', run: '', pointer: '' },
      ),
      few,
    );
  });

  it('is told apart from one that calls both sides the reference', () => {
    expectDefectCaught(
      swapsItsSides((a, b) => (a.result.digest < b.result.digest ? compareRuns(a, b) : compareRuns(b, a))),
      few,
    );
  });
});

describe('compareSummaries', () => {
  it('always finds a sweep the same as itself', () => {
    expectLaw(isSameAsItself(compareSummaries));
  });

  it('always finds a run that only one has, and nothing else', () => {
    expectLaw(findsEveryMissingRun(compareSummaries));
  });

  it('is told apart from one that ignores missing runs', () => {
    expectDefectCaught(findsEveryMissingRun(compareCommonRuns), few);
  });
});
