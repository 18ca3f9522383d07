import type { Seed } from '../random/seed.ts';
import { openStream, type Stream } from '../random/stream.ts';

/** Labelled rows to train on. */
export interface Rows {
  readonly count: number;
  /** Inputs [count, inputs], each a byte ÷ 255 in float32. */
  readonly inputs: Float32Array;
  /** Index of the true class [count]. */
  readonly labels: Uint8Array;
}

const SHARE_OF_ZEROS = 0.2;

/** What rows are drawn from. */
export interface RowsSource {
  readonly dataSeed: Seed;
  readonly inputs: number;
  readonly classes: number;
}

/** Rows drawn from the stream `path`: inputs of which a fifth is exactly 0, labels as they fall. */
export function drawRows(plan: RowsSource, path: string, count: number): Rows {
  const stream = openStream(plan.dataSeed, path);
  const inputs = new Float32Array(count * plan.inputs).map(() => drawInput(stream));
  return { count, inputs, labels: new Uint8Array(count).map(() => stream.uint32() % plan.classes) };
}

function drawInput(stream: Stream): number {
  return stream.uniform() < SHARE_OF_ZEROS ? 0 : (stream.uint32() % 256) / 255;
}

/** The rows at `indices`, in their order. */
export function gatherRows({ count, inputs, labels }: Rows, indices: ArrayLike<number>): Rows {
  const width = inputs.length / count;
  const gathered = new Float32Array(indices.length * width);
  const chosen = Array.from(indices);
  for (const [place, index] of chosen.entries())
    gathered.set(inputs.subarray(index * width, (index + 1) * width), place * width);
  return { count: chosen.length, inputs: gathered, labels: Uint8Array.from(chosen, (index) => labels[index]) };
}

/** The same rows in memory of their own. */
export function copyRows({ count, inputs, labels }: Rows): Rows {
  return { count, inputs: inputs.slice(), labels: labels.slice() };
}

/** Each row alone. */
export function singleRows(rows: Rows): Rows[] {
  return Array.from({ length: rows.count }, (_, index) => gatherRows(rows, [index]));
}

/** The rows with their columns in the order of `columns`: column c is what column `columns[c]` was. */
export function permuteColumns(rows: Rows, columns: ArrayLike<number>): Rows {
  const width = columns.length;
  const inputs = rows.inputs.map((_, place) => rows.inputs[place - (place % width) + columns[place % width]]);
  return { ...rows, inputs };
}
