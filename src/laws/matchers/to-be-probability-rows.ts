import { describeValue } from '../../base/place.ts';
import { matcherOutcome, type MatcherOutcome } from './matcher-outcome.ts';
import { numberParts, refuse } from './number-parts.ts';

/**
 * Whether numbers [rows, classes] are rows of probabilities: at least one whole row, every number in [0, 1], every row's
 * sum 1 to within `tolerance`, which is one float32 rounding of 1 a class unless given.
 *
 * @throws {SameseedError} `matcher-input` when `classes` is no integer ≥ 1.
 */
export function toBeProbabilityRows(received: unknown, classes: number, tolerance = classes / 2 ** 23): MatcherOutcome {
  if (!Number.isInteger(classes) || classes < 1) refuse('`classes` to be an integer ≥ 1', describeValue(classes));
  if (!(tolerance >= 0)) refuse('`tolerance` to be a number ≥ 0', describeValue(tolerance));
  const [{ values }] = numberParts(received, 'the received value');
  return matcherOutcome(
    findPartialRow(values, classes) ?? findBadNumber(values, classes) ?? findBadSum(values, { classes, tolerance }),
    `rows of ${classes} probabilities`,
  );
}

function findPartialRow({ length }: ArrayLike<number>, classes: number): string | undefined {
  if (length > 0 && length % classes === 0) return undefined;
  return `Expected whole rows of ${classes} probabilities, received ${length} numbers.`;
}

function findBadNumber(values: ArrayLike<number>, classes: number): string | undefined {
  const faults = Array.from(values, (value, index) => ({ value, index })).filter(
    ({ value }) => !(value >= 0 && value <= 1),
  );
  if (faults.length === 0) return undefined;
  const [{ value, index }] = faults;
  const place = `row ${Math.floor(index / classes)}, class ${index % classes}`;
  return `Expected probabilities from 0 to 1, found others in ${faults.length} of ${values.length} numbers.\nfirst: ${place}, received ${value}`;
}

interface Sums {
  readonly classes: number;
  readonly tolerance: number;
}

function findBadSum(values: ArrayLike<number>, { classes, tolerance }: Sums): string | undefined {
  const sums = Array.from({ length: values.length / classes }, () => 0);
  for (let index = 0; index < values.length; index++) sums[Math.floor(index / classes)] += values[index];
  const faults = sums.map((sum, row) => ({ row, sum })).filter(({ sum }) => Math.abs(sum - 1) > tolerance);
  if (faults.length === 0) return undefined;
  const [{ row, sum }] = faults;
  return `Expected every row to sum to 1, within ${tolerance}, found others in ${faults.length} of ${sums.length} rows.\nfirst: row ${row}, sum ${sum}, off by ${Math.abs(sum - 1)}`;
}
