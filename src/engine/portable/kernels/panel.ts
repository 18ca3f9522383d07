/**
 * Columns of a panel: a matrix [rows, columns] lies in memory as [⌈columns / 24⌉][rows][24]. Columns that fill the last
 * panel are zero, and so are rows up to a multiple of four.
 *
 * Six vectors of four floats keep every running sum in a register; eight spill on Node 20.
 */
export const PANEL: i32 = 24;

/** Bytes of one row of a panel. */
export const ROW: usize = 96;

/** Where column `column` of a row lies, from the row's place in the first panel. */
export function columnOffset(column: i32, panelBytes: usize): usize {
  return <usize>(column / PANEL) * panelBytes + ((<usize>(column % PANEL)) << 2);
}
