/** Byte offset in the module's memory. */
export type Offset = number;

type Elementwise = (x: Offset, count: number) => void;
type Slope = (gradient: Offset, output: Offset, count: number) => void;
/** What `kernels/index.ts` exports; each kernel's file holds its formula. */
export interface Kernels {
  readonly memory: WebAssembly.Memory;
  /** First byte that is free. */
  readonly arenaStart: () => Offset;
  /** Answers with where the compressed image ends. */
  readonly compressImage: (image: Offset, ...rest: [pixels: number, blockPixels: number, out: Offset]) => Offset;
  readonly listPixelRows: (
    ...operands: [rows: number, blocks: number, blockPixels: number, images: Offset, entries: Offset, bounds: Offset]
  ) => void;
  readonly listPixelColumns: (
    ...operands: [
      rows: number,
      pixels: number,
      blocks: number,
      rowBounds: Offset,
      entries: Offset,
      bounds: Offset,
      counts: Offset,
    ]
  ) => void;
  readonly listRows: (
    ...operands: [
      rows: number,
      values: Offset,
      panelBytes: number,
      panels: number,
      blockPanels: number,
      entries: Offset,
      bounds: Offset,
    ]
  ) => void;
  readonly listColumns: (
    ...operands: [
      rows: number,
      columns: number,
      values: Offset,
      panelBytes: number,
      entries: Offset,
      columnBytes: number,
      bounds: Offset,
    ]
  ) => void;
  readonly accumulateLists: (
    ...operands: [
      columns: number,
      count: number,
      bounds: Offset,
      stride: number,
      operand: Offset,
      out: Offset,
      isFirst: boolean,
    ]
  ) => void;
  readonly multiply: (
    ...operands: [
      rows: number,
      blocks: number,
      bounds: Offset,
      matrix: Offset,
      matrixPanelBytes: number,
      columns: number,
      out: Offset,
      outPanelBytes: number,
    ]
  ) => void;
  readonly multiplyTransposed: (
    ...operands: [
      rows: number,
      blocks: number,
      bounds: Offset,
      matrix: Offset,
      matrixPanelBytes: number,
      depth: number,
      columns: number,
      transposed: Offset,
      out: Offset,
      outPanelBytes: number,
    ]
  ) => void;
  readonly addBias: (...operands: [z: Offset, panelBytes: number, bias: Offset, rows: number, panels: number]) => void;
  readonly clearPadding: (x: Offset, ...shape: [panelBytes: number, rows: number, units: number]) => void;
  readonly relu: Elementwise;
  readonly tanh: Elementwise;
  readonly logistic: Elementwise;
  readonly reluSlope: Slope;
  readonly tanhSlope: Slope;
  readonly logisticSlope: Slope;
  /** Answers 1 when a logit is not finite. */
  readonly softmaxCrossEntropy: (
    ...operands: [
      logits: Offset,
      panelBytes: number,
      labels: Offset,
      rows: number,
      classes: number,
      batch: number,
      score: Offset,
      exponentials: Offset,
    ]
  ) => number;
  readonly columnSum: (
    ...operands: [x: Offset, panelBytes: number, sums: Offset, rows: number, panels: number, isFirst: boolean]
  ) => void;
  /** Answers 1 when a value became non-finite. */
  readonly descend: (
    ...operands: [
      rows: number,
      columns: number,
      bounds: Offset,
      stride: number,
      delta: Offset,
      deltaPanelBytes: number,
      isFirst: boolean,
      gradient: Offset,
      w: Offset,
      wPanelBytes: number,
      slotBytes: number,
      rule: number,
      constants: Offset,
    ]
  ) => number;
  /** Answers 1 when a value became non-finite. */
  readonly update: (
    ...operands: [rule: number, count: number, constants: Offset, w: Offset, g: Offset, slotBytes: number]
  ) => number;
  readonly sumOfSquares: (x: Offset, ...shape: [panelBytes: number, rows: number, columns: number]) => number;
  readonly exp: (x: number) => number;
  readonly log: (x: number) => number;
  /** 1 when this host computes with denormals. */
  readonly keepsDenormals: (denormal: number, one: number) => number;
}
