import type { Examples } from '../../dataset/dataset.ts';
import type { CompressedExamples } from './compressed-images.ts';
import type { Kernels } from './kernel-types.ts';
import type { Layout } from './layout.ts';
import { BLOCK_PIXELS, pixelBlocksOf } from './lists.ts';

/** Brings a block of examples into reach of the kernels: labels, and lists of the nonzero pixels. */
export class BlockLoader {
  readonly #kernels: Kernels;
  readonly #layout: Layout;
  readonly #examples: Examples;
  readonly #pixels: number;
  readonly #places: Uint32Array;
  readonly #images: Uint32Array;
  readonly #labels: Uint8Array;

  /** The memory must not grow from now on. */
  constructor(kernels: Kernels, layout: Layout, { examples, places }: CompressedExamples) {
    this.#kernels = kernels;
    this.#layout = layout;
    this.#examples = examples;
    this.#pixels = examples.height * examples.width;
    this.#places = places;
    this.#images = new Uint32Array(kernels.memory.buffer, layout.images, 2 * layout.rows);
    this.#labels = new Uint8Array(kernels.memory.buffer, layout.labels, layout.rows);
  }

  /** Loads `rows` examples: those at `indices` from place `first` on, or without them the ones numbered so. */
  load(first: number, rows: number, indices?: Uint32Array): void {
    for (let row = 0; row < rows; row++) {
      const example = exampleAt(first + row, indices);
      this.#images[2 * row] = this.#places[example];
      this.#images[2 * row + 1] = this.#places[example + 1];
      this.#labels[row] = this.#examples.labels[example];
    }
    const { images, lists } = this.#layout;
    const { entries, bounds } = lists.pixelRows;
    this.#kernels.listPixelRows(rows, pixelBlocksOf(this.#pixels), BLOCK_PIXELS, images, entries, bounds);
  }

  /** Lists the loaded block's pixels by column too, for the gradient of the first kernel. */
  listColumns(rows: number): void {
    const { pixelRows, pixelColumns, pixelCounts } = this.#layout.lists;
    const { entries, bounds } = pixelColumns;
    this.#kernels.listPixelColumns(
      rows,
      this.#pixels,
      pixelBlocksOf(this.#pixels),
      pixelRows.bounds,
      entries,
      bounds,
      pixelCounts,
    );
  }
}

function exampleAt(place: number, indices: Uint32Array | undefined): number {
  return indices === undefined ? place : indices[place];
}
