import type { ClaimComparison } from '../../artifact/claim-comparison.ts';
import type { JsonDifference } from '../../artifact/json-difference.ts';
import { describeValue } from '../../base/place.ts';
import { formatAccuracy, formatDifference } from '../../report/numbers.ts';
import type { NamedComparison } from './comparison-lines.ts';
import { tabulateEpochs, tabulateTensors } from './distance-tables.ts';
import type { TextTable } from './text-table.ts';

/** Rows shown at most of a table that may have thousands. */
const SHOWN = 30;

/**
 * The tables of a comparison: how far the first run that differs is apart, over seeds where that was tested, then what
 * differs side by side; empty ones are left out.
 */
export function tabulateComparison({ comparison, names, tensors }: NamedComparison): TextTable[] {
  const { apart, distribution, distances } = comparison;
  const differing = [...apart.configuration, ...apart.provenance];
  const [first] = distances;
  const own = tensors.filter(({ run }) => run === first?.run);
  return [
    ...(first === undefined ? [] : [tabulateEpochs(first)]),
    ...(own.length === 0 ? [] : [tabulateTensors(first.run, own)]),
    ...(distribution === undefined || distribution.treatments.length === 0 ? [] : [tabulateSeeds(distribution)]),
    ...(differing.length === 0 ? [] : [tabulateSides(differing, names)]),
  ];
}

function tabulateSeeds({ method, margin, treatments }: NonNullable<ClaimComparison['distribution']>): TextTable {
  return {
    title: `Over seeds: ${method}, margin ${margin}; ? is not shown, which is not different`,
    headings: ['treatment', 'n', 'mean', 'reference', 'difference, 90 %', 'p', 'same'],
    rows: treatments.map(({ treatment, counts, means, test, isEquivalent }) => [
      treatment,
      `${counts.a}/${counts.b}`,
      formatAccuracy(means.a),
      formatAccuracy(means.b),
      test === undefined
        ? 'too few seeds'
        : `${formatDifference(test.difference)} [${formatDifference(test.interval.lower)}, ${formatDifference(test.interval.upper)}]`,
      test === undefined ? '' : test.p.toPrecision(2),
      isEquivalent ? 'yes' : '?',
    ]),
  };
}

function tabulateSides(differing: readonly JsonDifference[], { a, b }: { a: string; b: string }): TextTable {
  const rows = new Map<string, { place: string; values: readonly string[]; count: number }>();
  const missing = differing.filter(isRun);
  for (const one of differing.filter((difference) => !isRun(difference))) {
    // what all runs differ in alike is one line
    const place = one.pointer.replace(/^\/runs\/[^/]+\//u, '/runs/*/');
    const values = [tell(one.a), tell(one.b)];
    const key = [place, ...values].join('\n');
    rows.set(key, { place, values, count: (rows.get(key)?.count ?? 0) + 1 });
  }
  const told = [
    ...(missing.length === 0 ? [] : [['runs that the other lacks', countOf(missing, 'a'), countOf(missing, 'b')]]),
    ...Array.from(rows.values(), ({ place, values, count }) => [
      count === 1 ? place : `${place} (${count} runs)`,
      ...values,
    ]),
  ];
  const shown = told.slice(0, SHOWN);
  const more = told.length - shown.length;
  return {
    title: 'What differs in configuration and origin',
    headings: ['', a, b],
    rows: more > 0 ? [...shown, [`… and ${more} more`, '', '']] : shown,
  };
}

/** Whether all of a run is missing on one side. */
function isRun({ pointer }: JsonDifference): boolean {
  return /^\/runs\/[^/]+$/u.test(pointer);
}

function countOf(missing: readonly JsonDifference[], side: 'a' | 'b'): string {
  return String(missing.filter((one) => one[side] !== undefined).length);
}

function tell(value: JsonDifference['a']): string {
  if (value === undefined) return 'absent';
  const isDigest = typeof value === 'string' && /^[0-9a-f]{40,64}$/u.test(value);
  return isDigest ? `${value.slice(0, 12)}…` : describeValue(value);
}
