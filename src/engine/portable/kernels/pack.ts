/**
 * Lays four lanes of a matrix side by side, depth after depth: target[depth][0..3], with `targetStride` bytes from one
 * depth to the next. Lanes that the matrix doesn't have are +0.
 */
export function packFour(
  source: usize,
  lanes: i32,
  laneStride: usize,
  depthStride: usize,
  depth: i32,
  target: usize,
  targetStride: usize,
): void {
  if (lanes < 4) packSome(source, lanes, laneStride, depthStride, depth, target, targetStride);
  else if (laneStride == 4) packAdjacent(source, depthStride, depth, target, targetStride);
  else packTransposed(source, laneStride, depth, target, targetStride);
}

function packSome(
  source: usize,
  lanes: i32,
  laneStride: usize,
  depthStride: usize,
  depth: i32,
  target: usize,
  targetStride: usize,
): void {
  for (; depth > 0; depth--) {
    for (let lane = 0; lane < 4; lane++) {
      const value = lane < lanes ? load<f32>(source + <usize>lane * laneStride) : 0;
      store<f32>(target + ((<usize>lane) << 2), value);
    }
    source += depthStride;
    target += targetStride;
  }
}

function packAdjacent(source: usize, depthStride: usize, depth: i32, target: usize, targetStride: usize): void {
  for (; depth > 0; depth--) {
    v128.store(target, v128.load(source));
    source += depthStride;
    target += targetStride;
  }
}

function packTransposed(source: usize, laneStride: usize, depth: i32, target: usize, targetStride: usize): void {
  let lane0 = source;
  let lane1 = lane0 + laneStride;
  let lane2 = lane1 + laneStride;
  let lane3 = lane2 + laneStride;
  for (; depth >= 4; depth -= 4) {
    const a = v128.load(lane0);
    const b = v128.load(lane1);
    const c = v128.load(lane2);
    const d = v128.load(lane3);
    const abLow = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
    const abHigh = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
    const cdLow = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
    const cdHigh = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
    v128.store(target, v128.shuffle<i32>(abLow, cdLow, 0, 1, 4, 5));
    v128.store(target + targetStride, v128.shuffle<i32>(abLow, cdLow, 2, 3, 6, 7));
    v128.store(target + 2 * targetStride, v128.shuffle<i32>(abHigh, cdHigh, 0, 1, 4, 5));
    v128.store(target + 3 * targetStride, v128.shuffle<i32>(abHigh, cdHigh, 2, 3, 6, 7));
    lane0 += 16;
    lane1 += 16;
    lane2 += 16;
    lane3 += 16;
    target += 4 * targetStride;
  }
  packSome(lane0, 4, laneStride, 4, depth, target, targetStride);
}
