import { ulpDistance } from '../../base/float32.ts';
import { bitWords, hexadecimal } from './bit-words.ts';
import { describeDifferences, type PairJudge } from './element-differences.ts';
import { matcherOutcome, type MatcherOutcome } from './matcher-outcome.ts';
import { findShapeFault, type NumberPart, numberParts } from './number-parts.ts';

/**
 * Whether two values hold the same numbers bit for bit, in arrays of the same kind: +0 is not −0, and a NaN is only the
 * NaN with its bits. Numbers outside a typed array are float64.
 */
export function toHaveSameBitsAs(received: unknown, expected: unknown): MatcherOutcome {
  const [parts, others] = [numberParts(received, 'the received value'), numberParts(expected, 'the expected value')];
  return matcherOutcome(findShapeFault(parts, others, true) ?? findOtherBits(parts, others), 'the same bits');
}

function findOtherBits(parts: readonly NumberPart[], others: readonly NumberPart[]): string | undefined {
  const words = new Map([...parts, ...others].map((part) => [part, bitWords(part.values)]));
  const wordAt = (part: NumberPart, index: number) => words.get(part)?.[index] ?? 0;
  const judge: PairJudge = {
    distance({ part, expectedPart, index }) {
      if (wordAt(part, index) === wordAt(expectedPart, index)) return undefined;
      const [received, expected] = [part.values[index], expectedPart.values[index]];
      if (part.kind === 'Float32Array') return ulpDistance(received, expected);
      return Number.isNaN(received - expected) ? Infinity : Math.abs(received - expected);
    },
    show(part, index) {
      const value = part.values[index];
      const bits = isFloat(part) ? ` (${hexadecimal(wordAt(part, index))})` : '';
      return `${Object.is(value, -0) ? '-0' : value}${bits}`;
    },
    showDistance: (distance, { kind }) => `${distance} ${kind === 'Float32Array' ? 'ULP ' : ''}apart`,
  };
  const found = describeDifferences(parts, others, judge);
  return found && [`Expected the same bits, found others in ${found.count}.`, ...found.lines].join('\n');
}

function isFloat({ kind }: NumberPart): boolean {
  return kind.toLowerCase().startsWith('float');
}
