import { describeValue } from '../../base/place.ts';
import { ulpDistance } from '../../base/float32.ts';
import { describeDifferences } from './element-differences.ts';
import { matcherOutcome, type MatcherOutcome } from './matcher-outcome.ts';
import { findShapeFault, type NumberPart, numberParts, refuse } from './number-parts.ts';

/**
 * Whether every number is at most `maxUlp` float32 values away from the expected one, both rounded to float32 first; a
 * NaN is near a NaN only.
 *
 * @throws {SameseedError} `matcher-input` when `maxUlp` is no integer ≥ 0.
 */
export function toBeWithinUlp(received: unknown, expected: unknown, maxUlp: number): MatcherOutcome {
  if (!Number.isInteger(maxUlp) || maxUlp < 0) refuse('`maxUlp` to be an integer ≥ 0', describeValue(maxUlp));
  const [parts, others] = [numberParts(received, 'the received value'), numberParts(expected, 'the expected value')];
  const fault = findShapeFault(parts, others, false) ?? findFarther(parts, others, maxUlp);
  return matcherOutcome(fault, `numbers within ${maxUlp} ULP`);
}

function findFarther(parts: readonly NumberPart[], others: readonly NumberPart[], maxUlp: number): string | undefined {
  const found = describeDifferences(parts, others, {
    distance({ part, expectedPart, index }) {
      const ulp = ulpDistance(part.values[index], expectedPart.values[index]);
      return ulp > maxUlp ? ulp : undefined;
    },
    show: ({ values }, index) => String(values[index]),
    showDistance: (ulp) => `${ulp} ULP apart`,
  });
  return found && [`Expected at most ${maxUlp} ULP, found more in ${found.count}.`, ...found.lines].join('\n');
}
