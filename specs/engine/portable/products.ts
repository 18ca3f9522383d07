import fc from 'fast-check';
import { Arena } from '../../../src/engine/portable/arena.ts';
import type { Kernels, Offset } from '../../../src/engine/portable/kernel-types.ts';
import { PANEL, panelShape, type PanelShape, readPanels, writePanels } from '../../../src/engine/portable/panels.ts';
import { openStream } from '../../../src/random/stream.ts';
import { reals, seeds } from '../../network/arbitraries.ts';

const { fround } = Math;

/** Whose rows and columns are multiplied: a · b, aᵀ · b, or a · bᵀ. */
export const FORMS = ['NN', 'TN', 'NT'] as const;

/** A product [m, n] of depth k, with operands in row-major order. */
export interface Product {
  readonly form: (typeof FORMS)[number];
  readonly m: number;
  readonly n: number;
  readonly k: number;
  /** Panels of the list operand that a piece of its lists covers. */
  readonly blockPanels: number;
  /** Share of nonzero values in the first operand. */
  readonly density: number;
  /** Of the stream that the operands are drawn from. */
  readonly seed: number;
}

/** The operands of a product in row-major order: a [m, k], or [k, m] for `TN`; b [k, n], or [n, k] for `NT`. */
export interface Operands {
  readonly a: Float32Array;
  readonly b: Float32Array;
}

const sizes = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.constantFrom(12, 13, 24, 25, 47, 48, 49, 60, 72, 96, 97));
const densities = fc.oneof(fc.constantFrom(0, 1), reals(0, 1));

/** Products of every form and size, with exact zeros in the first operand to any density. */
export const products: fc.Arbitrary<Product> = fc.record({
  form: fc.constantFrom(...FORMS),
  m: sizes,
  n: sizes,
  k: sizes,
  blockPanels: fc.integer({ min: 1, max: 3 }),
  density: densities,
  seed: seeds,
});

/** Draws the operands of a product. */
export function operandsOf({ m, n, k, density, seed }: Product): Operands {
  const stream = openStream(seed, 'product');
  const draw = () => 2 * stream.uniform() - 1;
  const a = Float32Array.from({ length: m * k }, () => (stream.uniform() < density ? draw() : 0));
  return { a, b: Float32Array.from({ length: k * n }, draw) };
}

/** The naive loop with float32 rounding after every operation; `order` maps a place in the sum to its depth. */
export const naive =
  (order: (at: number, depth: number) => number) =>
  ({ form, m, n, k }: Product, { a, b }: Operands): Float32Array =>
    Float32Array.from({ length: m * n }, (_, index) => {
      const column = index % n;
      const row = (index - column) / n;
      let sum = 0;
      for (let at = 0; at < k; at++) {
        const depth = order(at, k);
        const left = form === 'TN' ? a[depth * m + row] : a[row * k + depth];
        const right = form === 'NT' ? b[column * k + depth] : b[depth * n + column];
        sum = fround(sum + fround(left * right));
      }
      return sum;
    });

interface Placed {
  readonly shape: PanelShape;
  readonly offset: Offset;
}

/** The same by the kernels: `a` as lists of nonzero values, `b` as panels. */
export function byKernels(kernels: Kernels, product: Product, operands: Operands): Float32Array {
  const { form, m, n, k, blockPanels } = product;
  const arena = new Arena(kernels.memory, kernels.arenaStart());
  const room = (rows: number, columns: number): Placed => {
    const shape = panelShape(rows, columns);
    return { shape, offset: arena.bytes(shape.bytes) };
  };
  const a = form === 'TN' ? room(k, m) : room(m, k);
  const b = form === 'NT' ? room(n, k) : room(k, n);
  const transposed = room(k, PANEL);
  const out = room(m, n);
  const entries = arena.bytes(8 * (m + 4) * (k + 8));
  const bounds = arena.bytes(8 * (m + 4) * (k + 4));
  arena.commit();
  const view = ({ shape, offset }: Placed) => new Float32Array(kernels.memory.buffer, offset, shape.bytes / 4);
  // padding is zero, and an earlier product may have left something there
  new Uint8Array(kernels.memory.buffer, a.offset, bounds - a.offset).fill(0);
  writePanels(view(a), a.shape, operands.a);
  writePanels(view(b), b.shape, operands.b);
  const { panels, panelBytes } = out.shape;
  const { offset, shape } = b;
  if (form === 'TN') {
    kernels.listColumns(k, m, a.offset, a.shape.panelBytes, entries, 8 * (k + 7), bounds);
    for (let panel = 0; panel < panels; panel++) {
      const operand = offset + panel * shape.panelBytes;
      kernels.accumulateLists(n - panel * PANEL, m, bounds, 8, operand, out.offset + panel * panelBytes, true);
    }
    return readPanels(view(out), out.shape);
  }
  const blocks = Math.ceil(a.shape.panels / blockPanels);
  kernels.listRows(m, a.offset, a.shape.panelBytes, a.shape.panels, blockPanels, entries, bounds);
  const lists = [m, blocks, bounds] as const;
  const to = [out.offset, panelBytes] as const;
  if (form === 'NN') kernels.multiply(...lists, offset, shape.panelBytes, n, ...to);
  else kernels.multiplyTransposed(...lists, offset, shape.panelBytes, k, n, transposed.offset, ...to);
  return readPanels(view(out), out.shape);
}
