import type { Point } from './strokes.ts';

/** Height and width of an image in pixels. */
export const SIDE = 28;

/** A pen on one image, which it covers by its distance to the lines that it has drawn. */
export interface Pen {
  /** Draws a line through `points`, given as column and row. */
  draw(points: readonly Point[]): void;
  /**
   * Coverage in [0, 1] of each pixel [row, column] by all lines since the last call, for lines `width` pixels wide, with
   * edges one pixel soft; exactly 0 off the lines.
   */
  lift(width: number): Float64Array;
}

/** Lines are seen by pixels up to this far away; more than half of any width, and a soft edge. */
const REACH = 2.75;

/** Opens a pen; its arithmetic is + − × ÷ and square root only. */
export function openPen(): Pen {
  const squares = new Float64Array(SIDE * SIDE).fill(Infinity);
  const coverage = new Float64Array(SIDE * SIDE);
  return {
    draw(points) {
      for (let index = 1; index < points.length; index++) approach(squares, points[index - 1], points[index]);
    },
    lift(width) {
      const edge = width / 2 + 0.5;
      for (let pixel = 0; pixel < squares.length; pixel++) {
        const square = squares[pixel];
        coverage[pixel] = square < edge * edge ? Math.min(1, edge - Math.sqrt(square)) : 0;
      }
      squares.fill(Infinity);
      return coverage;
    },
  };
}

function approach(squares: Float64Array, [x0, y0]: Point, [x1, y1]: Point): void {
  const dx = x1 - x0;
  const dy = y1 - y0;
  const length = dx * dx + dy * dy;
  const [firstRow, lastRow] = pixelsNear(y0, y1);
  const [firstColumn, lastColumn] = pixelsNear(x0, x1);
  for (let row = firstRow; row <= lastRow; row++) {
    for (let column = firstColumn; column <= lastColumn; column++) {
      const x = column + 0.5 - x0;
      const y = row + 0.5 - y0;
      const along = length === 0 ? 0 : Math.max(0, Math.min(1, (x * dx + y * dy) / length));
      const square = (x - along * dx) * (x - along * dx) + (y - along * dy) * (y - along * dy);
      const pixel = row * SIDE + column;
      if (square < squares[pixel]) squares[pixel] = square;
    }
  }
}

function pixelsNear(a: number, b: number): [number, number] {
  return [Math.max(0, Math.floor(Math.min(a, b) - REACH)), Math.min(SIDE - 1, Math.floor(Math.max(a, b) + REACH))];
}
