/** Byte offset in the module's memory. */
export type Offset = number;

type Product = (...operands: [a: Offset, b: Offset, c: Offset, m: number, n: number, k: number, work: Offset]) => void;
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
  readonly expandPixels: (bytes: Offset, floats: Offset, count: number) => void;
  readonly multiplyNN: Product;
  readonly multiplyTN: Product;
  readonly multiplyNT: Product;
  /** Bytes of work space for a product of m rows and depth k. */
  readonly multiplyWork: (m: number, k: number) => number;
  readonly addBias: (...operands: [z: Offset, bias: Offset, rows: number, units: number]) => void;
  readonly relu: Elementwise;
  readonly tanh: Elementwise;
  readonly logistic: Elementwise;
  readonly reluSlope: Slope;
  readonly tanhSlope: Slope;
  readonly logisticSlope: Slope;
  /** Answers 1 when a logit is not finite. */
  readonly softmaxCrossEntropy: (
    ...operands: [logits: Offset, labels: Offset, rows: number, classes: number, score: Offset, exponentials: Offset]
  ) => number;
  readonly columnSum: (...operands: [x: Offset, sums: Offset, rows: number, units: number]) => void;
  readonly updateSgd: Update<[], []>;
  readonly updateMomentum: Update<[v: Offset], [momentum: number]>;
  readonly updateNesterov: Update<[v: Offset], [momentum: number]>;
  readonly updateRmsprop: Update<[v: Offset], [decay: number, complement: number, epsilon: number]>;
  readonly updateAdam: Update<
    [m: Offset, v: Offset],
    [scale: number, beta1: number, complement1: number, beta2: number, complement2: number, epsilon: number]
  >;
  readonly sumOfSquares: (x: Offset, count: number) => number;
  readonly exp: (x: number) => number;
  readonly log: (x: number) => number;
  /** 1 when this host computes with denormals. */
  readonly keepsDenormals: (denormal: number, one: number) => number;
}
