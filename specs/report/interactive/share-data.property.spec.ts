import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/base/canonical-json.ts';
import type { ViewSpec } from '../../../src/report/figures/spec.ts';
import { shareData, type SharedSpecs } from '../../../src/report/interactive/share-data.ts';
import { expectDefectCaught, expectLaw } from '../../support/laws.ts';

const rows = fc.array(fc.record({ x: fc.integer({ min: 0, max: 2 }) }), { maxLength: 2 });
const layer = fc.record({ data: fc.record({ values: rows }), mark: fc.constant('point') });
const spec = fc.record({ width: fc.integer(), layer: fc.array(layer, { maxLength: 3 }) });

function restore(value: Json, datasets: ViewSpec): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: Json) => restore(item, datasets));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) =>
      key === 'data'
        ? [key, { values: datasets[String(Object.values(item ?? {})[0])] }]
        : [key, restore(item, datasets)],
    ),
  );
}

/** Put back where they were, the rows give the specifications again, and equal rows are held once. */
const losesNothing = (implementation: (specs: { wide: ViewSpec; narrow: ViewSpec }) => SharedSpecs) =>
  fc.property(spec, spec, (wide, narrow) => {
    const shared = implementation({ wide, narrow });
    expect(restore(shared.wide, shared.datasets)).toEqual(wide);
    expect(restore(shared.narrow, shared.datasets)).toEqual(narrow);
    const texts = Object.values(shared.datasets).map((value) => JSON.stringify(value));
    expect(new Set(texts).size).toBe(texts.length);
  });

describe('shareData', () => {
  it('always gives the specifications back', () => {
    expectLaw(losesNothing(shareData));
  });

  it('catches one list of rows for all', () => {
    expectDefectCaught(
      losesNothing((specs) => {
        const shared = shareData(specs);
        const first = Object.values(shared.datasets).slice(0, 1);
        return {
          ...shared,
          datasets: Object.fromEntries(Object.keys(shared.datasets).map((name) => [name, first[0]])),
        };
      }),
    );
  });
});
