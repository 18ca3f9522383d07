import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { type Claim, CLAIMS } from '../../src/artifact/claim.ts';
import { type ArtifactPair, type ClaimComparison, compareClaims } from '../../src/artifact/claim-comparison.ts';
import { measureDistances, worstDistance } from '../../src/artifact/number-distance.ts';
import type { RunRecord } from '../../src/artifact/record.ts';
import { sealResult } from '../../src/artifact/result.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';
import { provenances, runRecords, sweeps } from '../support/records.ts';

const MARGIN = 0.0012;

type Compare = (pair: ArtifactPair) => ClaimComparison;
const compare: Compare = (pair) => compareClaims(pair, { margin: MARGIN });

/** A run, and the same one elsewhere or here, of any claim, with the same bits or one number changed. */
const pairs: fc.Arbitrary<ArtifactPair> = fc
  .record({
    a: runRecords,
    provenance: provenances,
    isHere: fc.boolean(),
    claim: fc.constantFrom(...CLAIMS),
    loss: fc.option(fc.double({ min: 0, max: 1e3, noNaN: true }), { nil: undefined }),
  })
  .map(({ a, provenance, isHere, claim, loss }) => {
    const { dataset } = a.provenance;
    const moved = isHere ? a : { ...a, provenance: { ...provenance, dataset } };
    return { kind: 'run', a, b: reclaimed(moved, { claim, loss }) };
  });

function reclaimed(record: RunRecord, { claim, loss }: { claim: Claim; loss: number | undefined }): RunRecord {
  const [first, ...others] = record.result.epochs;
  const epochs = loss === undefined ? record.result.epochs : [{ ...first, loss }, ...others];
  return { ...record, result: sealResult({ ...record.result, claim, epochs }) };
}

const believeTheReference: Compare = (pair) => ({
  ...compare(pair),
  holds: pair.kind === 'run' ? pair.b.result.claim : null,
});

const askTheFirst: Compare = (pair) => ({
  ...compare(pair),
  asked: pair.kind === 'run' ? pair.a.result.claim : 'bitwise',
});

const claimsNoMoreThanItChecked = (compared: Compare) =>
  fc.property(pairs, (pair) => {
    if (pair.kind !== 'run') return true;
    const { holds } = compared(pair);
    const isSame = isDeepStrictEqual(pair.a.result.epochs, pair.b.result.epochs);
    if (!isSame) return holds === null;
    const isOneMachine = isDeepStrictEqual(pair.a.provenance.fingerprint, pair.b.provenance.fingerprint);
    const strongest = Math.max(
      ...[pair.a, pair.b].map(({ result }) => CLAIMS.indexOf(result.claim)),
      isOneMachine ? 1 : 0,
    );
    return holds === CLAIMS[strongest];
  });

const isTheSameBackwards = (compared: Compare) =>
  fc.property(pairs, ({ a, b, kind }) => {
    if (kind !== 'run') return true;
    const [there, back] = [compared({ kind, a, b }), compared({ kind, a: b, b: a })];
    return there.holds === back.holds && there.asked === back.asked && there.worst?.ulp === back.worst?.ulp;
  });

describe('a comparison', () => {
  it('never shows more than what both claim and it checked', () => {
    expectLaw(claimsNoMoreThanItChecked(compare), { numRuns: 300 });
  });

  it('always says the same of two runs in either order', () => {
    expectLaw(isTheSameBackwards(compare), { numRuns: 200 });
  });

  it('always finds a sweep to hold with itself, on one machine at most', () => {
    expectLaw(
      fc.property(sweeps, (records) => {
        const { holds, isMet } = compare({ kind: 'sweep', a: records, b: records });
        return isMet && holds !== 'bitwise' && holds !== null;
      }),
      { numRuns: 50 },
    );
  });

  it('is told apart from one that believes the claim of the reference', () => {
    expectDefectCaught(claimsNoMoreThanItChecked(believeTheReference));
  });

  it('is told apart from one that asks for what the first one claims', () => {
    expectDefectCaught(isTheSameBackwards(askTheFirst), { numRuns: 300 });
  });
});

type Measure = typeof measureDistances;

const isApartExactlyWhereNumbersDiffer = (measure: Measure) =>
  fc.property(runRecords, fc.double({ min: 0, max: 1e3, noNaN: true }), ({ result }, loss) => {
    const [first, ...others] = result.epochs;
    const changed = { ...result, epochs: [{ ...first, loss }, ...others] };
    const worst = worstDistance(measure(result, changed));
    return first.loss === loss ? worst === undefined : worst?.epoch === 1 && worst.name === 'loss' && worst.b === loss;
  });

describe('distances', () => {
  it('are always of the numbers that differ', () => {
    expectLaw(isApartExactlyWhereNumbersDiffer(measureDistances));
  });

  it('are told apart from those of the last epoch only', () => {
    expectDefectCaught(isApartExactlyWhereNumbersDiffer((a, b) => measureDistances(a, b).slice(-1)));
  });
});
