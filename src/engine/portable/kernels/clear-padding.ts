import { columnOffset, PANEL, ROW } from './panel';

/** Sets to zero what surrounds x[rows, units] in its panels: columns that fill the last one, rows up to a multiple of four. */
export function clearPadding(x: usize, panelBytes: usize, rows: i32, units: i32): void {
  const fill = units % PANEL;
  if (fill > 0) {
    for (let row = 0, at = x + columnOffset(units, panelBytes); row < rows; row++, at += ROW) {
      memory.fill(at, 0, (<usize>(PANEL - fill)) << 2);
    }
  }
  const missing = <usize>(-rows & 3) * ROW;
  for (let column = 0, at = x + <usize>rows * ROW; column < units; column += PANEL, at += panelBytes) {
    memory.fill(at, 0, missing);
  }
}
