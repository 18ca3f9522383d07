/** z[rows, units] ← z + bias[units], one rounding for each element. */
export function addBias(z: usize, bias: usize, rows: i32, units: i32): void {
  for (; rows > 0; rows--) {
    let from = bias;
    let left = units;
    for (; left >= 4; left -= 4) {
      v128.store(z, f32x4.add(v128.load(z), v128.load(from)));
      z += 16;
      from += 16;
    }
    for (; left > 0; left--) {
      store<f32>(z, load<f32>(z) + load<f32>(from));
      z += 4;
      from += 4;
    }
  }
}
