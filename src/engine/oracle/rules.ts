const { fround } = Math;

/** The points of the bit contract at which an implementation most easily goes wrong, each a function of its own. */
export interface OracleRules {
  /** Σ a(k)·b(k) for k from 0 to count − 1. */
  dot(count: number, a: (k: number) => number, b: (k: number) => number): number;
  /** relu of a pre-activation. */
  relu(x: number): number;
  /** An accumulator before it is used or kept. */
  flush(value: number, limit: number): number;
  /** What the gradient of the loss is divided by. */
  divisor(rows: number, batchSize: number): number;
  /** The kernel that takes a gradient to the layer below. */
  propagator(kernels: { readonly before: Float32Array; readonly after: Float32Array }): Float32Array;
}

/** The contract: ascending and rounded after each operation, NaN kept, tiny accumulators +0, old kernels. */
export const CONTRACT_RULES: OracleRules = {
  dot(count, a, b) {
    let sum = 0;
    for (let k = 0; k < count; k++) sum = fround(sum + fround(a(k) * b(k)));
    return sum;
  },
  relu: (x) => (x < 0 ? 0 : x),
  flush: (value, limit) => (Math.abs(value) < fround(limit) ? 0 : value),
  divisor: (rows) => rows,
  propagator: ({ before }) => before,
};
