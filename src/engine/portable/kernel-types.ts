/** Byte offset in the module's memory. */
export type Offset = number;

type Elementwise = (x: Offset, count: number) => void;
type Slope = (gradient: Offset, output: Offset, count: number) => void;
type Parameter<Slots extends Offset[]> = [w: Offset, g: Offset, ...slots: Slots, count: number];
type Common = [factor: number, keep: number, rate: number];
type Update<Slots extends Offset[], Own extends number[]> = (
  ...operands: [...Parameter<Slots>, ...Common, ...Own]
) => number;

/** What `kernels/index.ts` exports; each kernel's file holds its formula. An update answers 1 for non-finite values. */
export interface Kernels {
  readonly memory: WebAssembly.Memory;
  /** First byte that is free. */
  readonly arenaStart: () => Offset;
  readonly listPixelRows: (
    ...operands: [
      rows: number,
      pixels: number,
      images: Offset,
      table: Offset,
      entries: Offset,
      bounds: Offset,
      counts: Offset,
    ]
  ) => void;
  readonly listPixelColumns: (
    ...operands: [rows: number, pixels: number, rowBounds: Offset, entries: Offset, bounds: Offset, counts: Offset]
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
    ...operands: [count: number, bounds: Offset, stride: number, operand: Offset, out: Offset, isFirst: boolean]
  ) => void;
  readonly multiply: (
    ...operands: [
      rows: number,
      blocks: number,
      bounds: Offset,
      matrix: Offset,
      matrixPanelBytes: number,
      panels: number,
      out: Offset,
      outPanelBytes: number,
    ]
  ) => void;
  readonly transpose: (
    ...operands: [
      rows: number,
      columns: number,
      matrix: Offset,
      matrixPanelBytes: number,
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
  readonly updateSgd: Update<[], []>;
  readonly updateMomentum: Update<[v: Offset], [momentum: number]>;
  readonly updateNesterov: Update<[v: Offset], [momentum: number]>;
  readonly updateRmsprop: Update<[v: Offset], [decay: number, complement: number, epsilon: number]>;
  readonly updateAdam: Update<
    [m: Offset, v: Offset],
    [scale: number, beta1: number, complement1: number, beta2: number, complement2: number, epsilon: number]
  >;
  readonly sumOfSquares: (x: Offset, ...shape: [panelBytes: number, rows: number, columns: number]) => number;
  readonly exp: (x: number) => number;
  readonly log: (x: number) => number;
  /** 1 when this host computes with denormals. */
  readonly keepsDenormals: (denormal: number, one: number) => number;
}
