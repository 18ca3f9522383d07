/** Columns of a panel, as `kernels/panel.ts` has it. */
export const PANEL = 48;

/** Bytes of one row of a panel. */
export const ROW_BYTES = 4 * PANEL;

/** A matrix [rows, columns] in panels [⌈columns / 48⌉][rows][48]: where it lies in the module's memory and how far apart. */
export interface PanelShape {
  readonly rows: number;
  readonly columns: number;
  readonly panels: number;
  /** Bytes from one panel to the next; the rows are padded to a multiple of four. */
  readonly panelBytes: number;
  /** Bytes of all panels. */
  readonly bytes: number;
}

/** How a matrix of `rows` and `columns` lies in panels. */
export function panelShape(rows: number, columns: number): PanelShape {
  const panels = Math.ceil(columns / PANEL);
  const panelBytes = panelBytesOf(rows);
  return { rows, columns, panels, panelBytes, bytes: panels * panelBytes };
}

/** How a vector of `columns` lies in panels: one row each, and none for padding. */
export function vectorShape(columns: number): PanelShape {
  const panels = Math.ceil(columns / PANEL);
  return { rows: 1, columns, panels, panelBytes: ROW_BYTES, bytes: panels * ROW_BYTES };
}

/** Bytes of a panel of `rows`, padded to a multiple of four rows. */
export function panelBytesOf(rows: number): number {
  return ((rows + 3) & ~3) * ROW_BYTES;
}

/** Copies row-major `values` [rows, columns] into `panels`. */
export function writePanels(panels: Float32Array, shape: PanelShape, values: Float32Array): void {
  eachRun(shape, (inPanel, inValues, width) => {
    panels.set(values.subarray(inValues, inValues + width), inPanel);
  });
}

/** Row-major values [rows, columns] of `panels`. */
export function readPanels(panels: Float32Array, shape: PanelShape): Float32Array {
  const values = new Float32Array(shape.rows * shape.columns);
  eachRun(shape, (inPanel, inValues, width) => {
    values.set(panels.subarray(inPanel, inPanel + width), inValues);
  });
  return values;
}

function eachRun(shape: PanelShape, copy: (inPanel: number, inValues: number, width: number) => void): void {
  for (let panel = 0; panel < shape.panels; panel++) {
    const column = panel * PANEL;
    const width = Math.min(PANEL, shape.columns - column);
    for (let row = 0; row < shape.rows; row++) {
      copy((panel * shape.panelBytes) / 4 + row * PANEL, row * shape.columns + column, width);
    }
  }
}
