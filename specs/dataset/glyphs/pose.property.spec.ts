import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawPose, place, type Pose } from '../../../src/dataset/glyphs/pose.ts';
import { openStream } from '../../../src/random/stream.ts';
import { paths, seeds } from '../../random/arbitraries.ts';
import { expectDefectCaught, expectLaw } from '../../support/laws.ts';

const positions = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }));
const STILL = new Float64Array(18);

const keepsUpright = (draw: typeof drawPose) =>
  fc.property(seeds, paths, (seed, path) => {
    const { across, down, warp } = draw(openStream(seed, path));
    const area = across[0] * down[1] - across[1] * down[0];
    expect(area > 0.75 * 0.8 * 280 && area < 1.15 * 1.06 * 280).toBe(true);
    expect(Math.abs(across[1] / across[0])).toBeLessThan(0.23);
    expect(Math.abs(down[0] / down[1])).toBeLessThan(0.73);
    expect(warp.every((shift) => Math.abs(shift) <= 0.12)).toBe(true);
  });

const isAffineWithoutWarp = (map: typeof place) =>
  fc.property(seeds, positions, positions, (seed, a, b) => {
    const pose = { ...drawPose(openStream(seed, 'pose')), warp: STILL };
    const middle = map([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2], pose);
    const [ends, otherEnds] = [map(a, pose), map(b, pose)];
    expect(middle[0]).toBeCloseTo((ends[0] + otherEnds[0]) / 2, 9);
    expect(middle[1]).toBeCloseTo((ends[1] + otherEnds[1]) / 2, 9);
    expect(map([0.5, 0.5], pose)).toEqual(pose.centre);
  });

const isContinuous = (map: typeof place) =>
  fc.property(seeds, positions, (seed, [x, y]) => {
    const pose = drawPose(openStream(seed, 'pose'));
    const near = 1e-9;
    for (const [u, v] of [
      [0.5, y],
      [x, 0.5],
    ]) {
      const [before, after] = [map([u - near, v - near], pose), map([u + near, v + near], pose)];
      expect(Math.hypot(before[0] - after[0], before[1] - after[1])).toBeLessThan(1e-6);
    }
  });

const mirrored: typeof drawPose = (stream) => {
  const pose = drawPose(stream);
  return { ...pose, across: [-pose.across[0], -pose.across[1]] };
};
const quarterTurned: typeof drawPose = (stream) => {
  const { across, down, ...rest } = drawPose(stream);
  return { ...rest, across: down, down: [-across[0], -across[1]] };
};
const fromCorner: typeof place = ([x, y], pose) => place([x + 0.5, y + 0.5], pose);
const torn: typeof place = (point, pose: Pose) => {
  const [column, row] = place(point, pose);
  return point[0] < 0.5 ? [column, row] : [column + pose.warp[0], row];
};

it('always keeps a digit upright and unmirrored', () => {
  expectLaw(keepsUpright(drawPose));
  expectDefectCaught(keepsUpright(mirrored));
  expectDefectCaught(keepsUpright(quarterTurned));
});

it('always is affine about the centre of the box but for the warp', () => {
  expectLaw(isAffineWithoutWarp(place));
  expectDefectCaught(isAffineWithoutWarp(fromCorner));
});

it('never tears a line', () => {
  expectLaw(isContinuous(place));
  expectDefectCaught(isContinuous(torn));
});
