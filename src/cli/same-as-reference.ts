import { SameseedError } from '../base/errors.ts';
import { partedRuns } from './render/comparison.ts';
import type { Conclusion } from './render/conclusion.ts';

/**
 * What `--check` asks for: every run that was trained has the bits of the committed reference, whatever was promised.
 *
 * @throws {SameseedError} `reference-missing` where there is none, `check-failed` for other bits, and for runs of which
 *   the reference has none.
 */
export function assertSameAsReference({ experiment, dataset, comparison }: Conclusion): void {
  if (comparison === undefined) {
    throw new SameseedError(
      'reference-missing',
      `Expected a committed reference of ${experiment} on ${dataset} for --check, there is none; leave --check out.`,
    );
  }
  const parted = partedRuns(comparison).length;
  const unknown =
    comparison.kind === 'different'
      ? comparison.differences.filter((one) => one.kind === 'run-missing' && one.from === 'b').length
      : 0;
  if (comparison.kind !== 'incomparable' && parted === 0 && unknown === 0) return;
  const received =
    comparison.kind === 'incomparable'
      ? 'another training'
      : parted > 0
        ? `${parted} with other bits`
        : `${unknown} that it does not have`;
  throw new SameseedError(
    'check-failed',
    `Expected all runs to have the bits of the reference, received ${received}.`,
    {
      kind: 'check',
    },
  );
}
