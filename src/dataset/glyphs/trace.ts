import type { Point, Stroke } from './strokes.ts';

const ROUNDS = 2;

/**
 * The line of a stroke as points to be joined. Smooth strokes are rounded by cutting their corners twice; a loop ends where
 * it begins.
 *
 * @see Chaikin, An algorithm for high-speed curve generation (1974)
 */
export function traceStroke({ kind, corners }: Stroke): readonly Point[] {
  if (kind === 'straight') return corners;
  let points = kind === 'loop' ? [...corners, corners[0]] : corners;
  for (let round = 0; round < ROUNDS; round++) points = cutCorners(points, kind === 'loop');
  return points;
}

function cutCorners(points: readonly Point[], isLoop: boolean): readonly Point[] {
  const cuts = points
    .slice(1)
    .flatMap((point, index) => [between(points[index], point, 0.25), between(points[index], point, 0.75)]);
  return isLoop ? [...cuts, cuts[0]] : [points[0], ...cuts.slice(1, -1), points[points.length - 1]];
}

function between([x, y]: Point, [otherX, otherY]: Point, share: number): Point {
  return [x + share * (otherX - x), y + share * (otherY - y)];
}
