/**
 * Columns of a panel: a matrix [rows, columns] lies in memory as [⌈columns / 48⌉][rows][48]. Columns that fill the last
 * panel are zero, and so are rows up to a multiple of four.
 *
 * Twelve vectors of four floats, a value and a product fill fourteen of the fifteen registers that V8 gives out.
 */
export const PANEL: i32 = 48;

/** Bytes of one row of a panel. */
export const ROW: usize = 192;

/** Where column `column` of a row lies, from the row's place in the first panel. */
export function columnOffset(column: i32, panelBytes: usize): usize {
  return <usize>(column / PANEL) * panelBytes + ((<usize>(column % PANEL)) << 2);
}
