import { ROW } from './panel';

/** z[rows, units] ← z + bias[units] in panels, one rounding for each element. */
export function addBias(z: usize, panelBytes: usize, bias: usize, rows: i32, panels: i32): void {
  for (; panels > 0; panels--) {
    for (let vector: usize = 0; vector < ROW; vector += 16) {
      const term = v128.load(bias + vector);
      for (let row = 0, at = z + vector; row < rows; row++, at += ROW) {
        v128.store(at, f32x4.add(v128.load(at), term));
      }
    }
    z += panelBytes;
    bias += ROW;
  }
}
