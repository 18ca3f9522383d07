import type { Stream } from '../../random/stream.ts';
import type { Point } from './strokes.ts';

const WIDTH = 14;
const HEIGHT = 20;
const CENTRE = 14;
const WARP = 0.12;

/** How one example is written: the warp of its box, and where the box lies on the image. */
export interface Pose {
  /** Displacements of a 3 × 3 lattice over the digit's box, x and y by turns [3, 3, 2]. */
  readonly warp: Float64Array;
  /** Columns of the matrix that maps the box to pixels. */
  readonly across: Point;
  readonly down: Point;
  /** Centre of the box in pixels. */
  readonly centre: Point;
}

/** Draws a warp, scale, slant, rotation and shift; 24 draws of the stream. */
export function drawPose(stream: Stream): Pose {
  const around = (centre: number, spread: number) => centre + spread * (2 * stream.uniform() - 1);
  const warp = Float64Array.from({ length: 18 }, () => around(0, WARP));
  const width = WIDTH * around(0.95, 0.2);
  const height = HEIGHT * around(0.93, 0.13);
  const slant = around(0.12, 0.3);
  // The half-angle formulas turn by a tangent exactly, without the sine and cosine on which engines disagree.
  const tangent = around(0, 0.11);
  const cosine = (1 - tangent * tangent) / (1 + tangent * tangent);
  const sine = (2 * tangent) / (1 + tangent * tangent);
  return {
    warp,
    across: [width * cosine, width * sine],
    down: [-height * (sine + slant * cosine), height * (cosine - slant * sine)],
    centre: [around(CENTRE, 1.8), around(CENTRE, 1.8)],
  };
}

/** Maps a point of the digit's box to column and row of the image. */
export function place([x, y]: Point, { warp, across, down, centre }: Pose): Point {
  const u = x - 0.5 + bilinear(warp, [x, y], 0);
  const v = y - 0.5 + bilinear(warp, [x, y], 1);
  return [centre[0] + across[0] * u + down[0] * v, centre[1] + across[1] * u + down[1] * v];
}

function bilinear(lattice: Float64Array, [x, y]: Point, axis: 0 | 1): number {
  const column = x < 0.5 ? 0 : 1;
  const row = y < 0.5 ? 0 : 1;
  const right = 2 * x - column;
  const lower = 2 * y - row;
  const at = 2 * (3 * row + column) + axis;
  const upperValue = lattice[at] + right * (lattice[at + 2] - lattice[at]);
  const lowerValue = lattice[at + 6] + right * (lattice[at + 8] - lattice[at + 6]);
  return upperValue + lower * (lowerValue - upperValue);
}
