import type { ClaimComparison } from '../../artifact/claim-comparison.ts';
import type { JsonDifference } from '../../artifact/json-difference.ts';
import { describeValue } from '../../base/place.ts';
import { formatAccuracy, formatDeviation } from '../../report/numbers.ts';
import type { NamedComparison } from './comparison-lines.ts';

/** A table of texts. */
export interface TextTable {
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Rows shown at most of a table that may have thousands. */
const SHOWN = 30;

/** The tables of a comparison: over seeds where that was tested, then what differs side by side; empty ones are left out. */
export function tabulateComparison({ comparison, names }: NamedComparison): TextTable[] {
  const { apart, distribution } = comparison;
  const differing = [...apart.configuration, ...apart.provenance];
  return [
    ...(distribution === undefined || distribution.treatments.length === 0 ? [] : [tabulateSeeds(distribution)]),
    ...(differing.length === 0 ? [] : [tabulateSides(differing, names)]),
  ];
}

function tabulateSeeds({ method, margin, treatments }: NonNullable<ClaimComparison['distribution']>): TextTable {
  return {
    title: `Over seeds: ${method}, margin ${margin}`,
    headings: ['treatment', 'n', 'mean', 'reference', 'difference, 90 %', 'p', 'same'],
    rows: treatments.map(({ treatment, counts, means, test, isEquivalent }) => [
      treatment,
      `${counts.a} and ${counts.b}`,
      formatAccuracy(means.a),
      formatAccuracy(means.b),
      test === undefined
        ? 'too few seeds'
        : `${formatDeviation(test.difference)} [${formatDeviation(test.interval.lower)}, ${formatDeviation(test.interval.upper)}]`,
      test === undefined ? '' : test.p.toPrecision(2),
      isEquivalent ? 'yes' : 'not shown',
    ]),
  };
}

function tabulateSides(differing: readonly JsonDifference[], { a, b }: { a: string; b: string }): TextTable {
  const rows = new Map<string, { place: string; values: readonly string[]; count: number }>();
  for (const one of differing) {
    // what all runs differ in alike is one line
    const place = one.pointer.replace(/^\/runs\/[^/]+\//u, '/runs/*/');
    const values = [tell(one.a), tell(one.b)];
    const key = [place, ...values].join('\n');
    rows.set(key, { place, values, count: (rows.get(key)?.count ?? 0) + 1 });
  }
  const told = Array.from(rows.values(), ({ place, values, count }) => [
    count === 1 ? place : `${place} (${count} runs)`,
    ...values,
  ]);
  const shown = told.slice(0, SHOWN);
  const more = told.length - shown.length;
  return {
    title: 'What differs in configuration and origin',
    headings: ['', a, b],
    rows: more > 0 ? [...shown, [`… and ${more} more`, '', '']] : shown,
  };
}

function tell(value: JsonDifference['a']): string {
  return value === undefined ? 'absent' : describeValue(value);
}
