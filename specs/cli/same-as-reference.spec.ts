import { expect, it } from 'vitest';
import type { SummaryComparison } from '../../src/artifact/compare.ts';
import { assertSameAsReference } from '../../src/cli/same-as-reference.ts';

const about = { experiment: 'quick', dataset: 'glyphs', page: 'report.html' };
const same: SummaryComparison = { kind: 'same', claim: 'bitwise', digest: 'a', runs: ['a/a/seed-1'] };
const fewer: SummaryComparison = {
  kind: 'different',
  claim: 'bitwise',
  same: ['a/a/seed-1'],
  differences: [{ kind: 'run-missing', run: 'a/a/seed-2', from: 'a' }],
};
const more: SummaryComparison = { ...fewer, differences: [{ kind: 'run-missing', run: 'a/a/seed-2', from: 'b' }] };
const other: SummaryComparison = {
  ...fewer,
  excuse: 'engine',
  differences: [{ kind: 'run-digest', run: 'a/a/seed-2', a: 'b', b: 'c' }],
};

it.each([same, fewer])('--check is content with the same bits, also of fewer runs', (comparison) => {
  expect(() => assertSameAsReference({ ...about, comparison })).not.toThrow();
});

it.each([
  ['other bits, even where they were not promised', other, 'check-failed'],
  ['runs that the reference does not have', more, 'check-failed'],
] as const)('--check is not content with %s', (_what, comparison, code) => {
  expect(() => assertSameAsReference({ ...about, comparison })).toThrow(
    expect.objectContaining({ code, kind: 'check' }),
  );
});

it('--check asks for a reference', () => {
  expect(() => assertSameAsReference(about)).toThrow(expect.objectContaining({ code: 'reference-missing' }));
});
