import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSealed, sealResult, sealSummary } from '../../src/artifact/result.ts';
import type { Json } from '../../src/base/canonical-json.ts';
import { digestOfJson } from '../../src/base/digest.ts';
import { altered, reordered } from '../support/json.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';
import { exampleRun, provenances, runResults, runRecords, sweeps } from '../support/records.ts';

type IsSealed = (result: never) => boolean;

const asksOf = (check: IsSealed, result: Json): boolean => Reflect.apply(check, undefined, [result]);

const findsEveryAlteration = (results: fc.Arbitrary<Json>, check: IsSealed) =>
  fc.property(altered(results), ([result, other]) => asksOf(check, result) && !asksOf(check, other));

const ignoresKeyOrder = (results: fc.Arbitrary<Json>, check: IsSealed) =>
  fc.property(reordered(results), ([result, other]) => asksOf(check, result) && asksOf(check, other));

const round = (_key: string, item: unknown) => (typeof item === 'number' ? Math.fround(item) : item);

function without(content: Record<string, Json>, key: string): Record<string, Json> {
  return Object.fromEntries(Object.entries(content).filter(([name]) => name !== key));
}

/** Results sealed by a digest of part of them, and the check that goes with it. */
function sealedBy(digestOf: (content: Record<string, Json>) => string): [fc.Arbitrary<Json>, IsSealed] {
  const seal = (result: Record<string, Json>) => ({ ...result, digest: digestOf(without(result, 'digest')) });
  return [runResults.map(seal), (result: Record<string, Json>) => seal(result).digest === result['digest']];
}

const runs: [fc.Arbitrary<Json>, IsSealed] = [runResults, isSealed];
const summaries: [fc.Arbitrary<Json>, IsSealed] = [
  sweeps.map(({ summary }): Json => JSON.parse(JSON.stringify(summary.result))),
  isSealed,
];

describe.each([
  ['a run', runs],
  ['a sweep', summaries],
])('the seal of %s', (_kind, [results, check]) => {
  it('is always broken by one alteration, wherever it is', () => {
    expectLaw(findsEveryAlteration(results, check), { numRuns: 300 });
  });

  it('is always kept by another order of keys', () => {
    expectLaw(ignoresKeyOrder(results, check));
  });
});

describe('the laws of seals', () => {
  it('catch a digest that ignores epochs', () => {
    expectDefectCaught(findsEveryAlteration(...sealedBy((content) => digestOfJson(without(content, 'epochs')))), {
      endOnFailure: true,
    });
  });

  it('catch a digest that ignores the claim', () => {
    expectDefectCaught(findsEveryAlteration(...sealedBy((content) => digestOfJson(without(content, 'claim')))), {
      numRuns: 2000,
      endOnFailure: true,
    });
  });

  it('catch a digest of rounded numbers', () => {
    expectDefectCaught(findsEveryAlteration(...sealedBy((content) => digestOfJson(JSON.stringify(content, round)))), {
      numRuns: 1000,
      endOnFailure: true,
    });
  });

  it('catch a digest that depends on the order of keys', () => {
    expectDefectCaught(ignoresKeyOrder(...sealedBy((content) => digestOfJson(JSON.stringify(content)))), {
      endOnFailure: true,
    });
  });
});

describe('a result', () => {
  it('is never changed by clock, machine, packages or commit', () => {
    expectLaw(
      fc.property(runRecords, runRecords, provenances, (record, other, provenance) => {
        const elsewhere = { ...record, provenance: { ...provenance, commit: 'abc' }, observed: other.observed };
        return sealResult(elsewhere.result).digest === record.result.digest;
      }),
    );
  });

  it('is sealed anew without its old digest', () => {
    const { result } = exampleRun();
    expect(sealResult(result)).toEqual(result);
    const summary = { claim: 'bitwise', runs: {}, treatments: [], digest: 'old' } as const;
    expect(isSealed(sealSummary({ ...summary, treatments: [] }))).toBe(true);
  });
});
