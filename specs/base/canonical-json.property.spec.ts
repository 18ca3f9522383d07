import { describe, it } from 'vitest';
import { canonicalJson, type Json, prettyJson } from '../../src/base/canonical-json.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';
import {
  ignoresKeyOrder,
  isStable,
  readsBack,
  refusesWhatJsonCannotHold,
  tellsApart,
  type Write,
} from './canonical-json-laws.ts';

const writeSixDigits: Write = (value) =>
  JSON.stringify(value, (_key, item: unknown) => (typeof item === 'number' ? Number(item.toPrecision(6)) : item));

describe.each([
  ['canonicalJson', canonicalJson],
  ['prettyJson', prettyJson],
])('%s', (_name, write) => {
  it('is always the same for every order of keys', () => {
    expectLaw(ignoresKeyOrder(write), { numRuns: 300 });
  });

  it('always reads back as the value', () => {
    expectLaw(readsBack(write), { numRuns: 300 });
  });

  it('is never the same after one alteration', () => {
    expectLaw(tellsApart(write), { numRuns: 300 });
  });

  it('is never of what JSON can’t hold', () => {
    expectLaw(refusesWhatJsonCannotHold(write));
  });

  it('is always stable: writing what was read changes nothing', () => {
    expectLaw(isStable(write), { numRuns: 300 });
  });
});

describe('the laws of canonical JSON', () => {
  it('catch JSON.stringify, which keeps the order of keys and makes null of NaN', () => {
    expectDefectCaught(ignoresKeyOrder(JSON.stringify));
    expectDefectCaught(refusesWhatJsonCannotHold(JSON.stringify));
  });

  it('catch a writer that sorts the outermost keys only', () => {
    expectDefectCaught(ignoresKeyOrder(sortOutermost), { numRuns: 1000 });
  });

  it('catch a writer that rounds to float32', () => {
    expectDefectCaught(
      readsBack((value) =>
        JSON.stringify(value, (_key, item: unknown) => (typeof item === 'number' ? Math.fround(item) : item)),
      ),
      { numRuns: 500 },
    );
  });

  it('catch a writer that writes six digits', () => {
    expectDefectCaught(tellsApart(writeSixDigits), { numRuns: 500 });
  });

  it('catch a writer that adds a line at each turn', () => {
    let turns = 0;
    expectDefectCaught(isStable((value) => `${canonicalJson(value)}${' '.repeat(turns++)}`));
  });
});

function sortOutermost(value: Json): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value);
  return JSON.stringify(Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))));
}
