import { describe, expect, it } from 'vitest';
import { DIGITS, type Point } from '../../../src/dataset/glyphs/strokes.ts';
import { traceStroke } from '../../../src/dataset/glyphs/trace.ts';

const corners: readonly Point[] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];

it('leaves straight lines alone', () => {
  expect(traceStroke({ kind: 'straight', corners })).toEqual(corners);
});

it('rounds a smooth stroke between its ends', () => {
  const line = traceStroke({ kind: 'smooth', corners });
  expect([line[0], line.at(-1)]).toEqual([corners[0], corners[3]]);
  expect(line).not.toContainEqual([1, 0]);
});

it('closes a loop that touches the middle of each side', () => {
  const line = traceStroke({ kind: 'loop', corners });
  expect(line[0]).toEqual(line.at(-1));
  expect(line).toContainEqual([0.375, 0]);
  for (const corner of corners) expect(line).not.toContainEqual(corner);
});

describe.each(DIGITS.map((ways, digit) => ({ ways, digit })))('digit $digit', ({ ways }) => {
  it('stays near its box in every way of writing it', () => {
    expect(ways.length).toBeGreaterThan(0);
    for (const [x, y] of ways.flat().flatMap((stroke) => traceStroke(stroke))) {
      expect(Math.max(Math.abs(x - 0.5), Math.abs(y - 0.5))).toBeLessThan(0.6);
    }
  });
});
