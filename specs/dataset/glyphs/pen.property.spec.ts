import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openPen, SIDE } from '../../../src/dataset/glyphs/pen.ts';
import type { Point } from '../../../src/dataset/glyphs/strokes.ts';
import { expectDefectCaught, expectLaw } from '../../support/laws.ts';

/** Coverage of an image by one line. */
type Cover = (line: readonly Point[], width: number) => Float64Array;

const cover: Cover = (line, width) => {
  const pen = openPen();
  pen.draw(line);
  return pen.lift(width);
};

const position = fc.double({ min: -4, max: SIDE + 4, noNaN: true });
const lines: fc.Arbitrary<readonly Point[]> = fc.array(fc.tuple(position, position), { minLength: 2, maxLength: 3 });
const widths = fc.double({ min: 1, max: 3.5, noNaN: true });

const STEPS = 800;

/** Distance of a point to the nearest of many points along a line. */
function distanceTo(line: readonly Point[], [x, y]: Point): number {
  let nearest = Infinity;
  for (let index = 1; index < line.length; index++) {
    const [[startX, startY], [endX, endY]] = [line[index - 1], line[index]];
    for (let step = 0; step <= STEPS; step++) {
      const dx = startX + (step / STEPS) * (endX - startX) - x;
      const dy = startY + (step / STEPS) * (endY - startY) - y;
      nearest = Math.min(nearest, dx * dx + dy * dy);
    }
  }
  return Math.sqrt(nearest);
}

const isDistanceToLine = (draw: Cover) =>
  fc.property(lines, widths, (line, width) => {
    draw(line, width).forEach((covered, pixel) => {
      const centre: Point = [(pixel % SIDE) + 0.5, Math.floor(pixel / SIDE) + 0.5];
      const expected = Math.max(0, Math.min(1, width / 2 + 0.5 - distanceTo(line, centre)));
      expect(Math.abs(covered - expected)).toBeLessThan(0.06);
    });
  });

const startsClean = (draw: (pen: ReturnType<typeof openPen>, line: readonly Point[], width: number) => Float64Array) =>
  fc.property(lines, lines, widths, (before, line, width) => {
    const pen = openPen();
    draw(pen, before, width);
    expect([...draw(pen, line, width)]).toEqual([...cover(line, width)]);
  });

const endpointsOnly: Cover = (line, width) => cover([line[0], line[line.length - 1]], width);
const offByHalfAPixel: Cover = (line, width) =>
  cover(
    line.map(([x, y]): Point => [x + 0.5, y]),
    width,
  );
const transposed: Cover = (line, width) =>
  cover(
    line.map(([x, y]): Point => [y, x]),
    width,
  );
const diameterForRadius: Cover = (line, width) => cover(line, 2 * width);

it('always covers a pixel by its distance to the line', () => {
  expectLaw(isDistanceToLine(cover), { numRuns: 15 });
  expectDefectCaught(isDistanceToLine(endpointsOnly), { numRuns: 15, endOnFailure: true });
  expectDefectCaught(isDistanceToLine(offByHalfAPixel), { numRuns: 15, endOnFailure: true });
  expectDefectCaught(isDistanceToLine(transposed), { numRuns: 15, endOnFailure: true });
  expectDefectCaught(isDistanceToLine(diameterForRadius), { numRuns: 15, endOnFailure: true });
});

it('never leaves ink for the next image', () => {
  expectLaw(
    startsClean((pen, line, width) => {
      pen.draw(line);
      return pen.lift(width);
    }),
    { numRuns: 30 },
  );
  const soiled = openPen();
  expectDefectCaught(
    startsClean((_pen, line, width) => {
      soiled.draw(line);
      const coverage = soiled.lift(width).slice();
      soiled.draw(line);
      return coverage;
    }),
    { numRuns: 30 },
  );
});
