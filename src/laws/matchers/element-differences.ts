import type { NumberPart } from './number-parts.ts';

/** One number of a part, and the one that should be in its place. */
export interface Place {
  readonly part: NumberPart;
  readonly expectedPart: NumberPart;
  readonly index: number;
}

/** How a matcher judges pairs of numbers, and how it tells of them. */
export interface PairJudge {
  /** How far apart a pair is; undefined when it is near enough. */
  readonly distance: (place: Place) => number | undefined;
  /** A number in words. */
  readonly show: (part: NumberPart, index: number) => string;
  /** A distance in words. */
  readonly showDistance: (distance: number, part: NumberPart) => string;
}

interface Difference extends Place {
  readonly distance: number;
}

/** How many pairs are too far apart, with a line on the first and one on the worst; undefined when none is. */
export function describeDifferences(
  received: readonly NumberPart[],
  expected: readonly NumberPart[],
  judge: PairJudge,
): { readonly count: string; readonly lines: readonly string[] } | undefined {
  const found = received.flatMap((part, at) => differencesOf(part, expected[at], judge));
  if (found.length === 0) return undefined;
  const [first] = found;
  const worst = found.reduce((most, each) => (each.distance > most.distance ? each : most));
  const size = received.reduce((sum, { values }) => sum + values.length, 0);
  const line = (word: string, { part, expectedPart, index, distance }: Difference) => {
    const place = part.name === '' ? `index ${index}` : `${part.name}, index ${index}`;
    const numbers = `received ${judge.show(part, index)}, expected ${judge.show(expectedPart, index)}`;
    return `${word}: ${place}, ${numbers}, ${judge.showDistance(distance, part)}`;
  };
  return {
    count: `${found.length} of ${size} numbers`,
    lines: worst === first ? [line('first and worst', first)] : [line('first', first), line('worst', worst)],
  };
}

function differencesOf(part: NumberPart, expectedPart: NumberPart, { distance }: PairJudge): Difference[] {
  const found: Difference[] = [];
  for (let index = 0; index < part.values.length; index++) {
    const apart = distance({ part, expectedPart, index });
    if (apart !== undefined) found.push({ part, expectedPart, index, distance: apart });
  }
  return found;
}
