import type { Examples } from '../../dataset/dataset.ts';
import { ImageLoader } from './image-loader.ts';
import type { Layout } from './layout.ts';
import { BLOCK_PIXELS, pixelBlocksOf } from './lists.ts';
import type { Kernels } from './kernel-types.ts';

/** Brings a block of examples into the module's memory: labels, and lists of the nonzero pixels. */
export class BlockLoader {
  readonly #kernels: Kernels;
  readonly #layout: Layout;
  readonly #examples: Examples;
  readonly #pixels: number;
  readonly #images: ImageLoader;
  readonly #labels: Uint8Array;

  constructor(kernels: Kernels, layout: Layout, examples: Examples) {
    this.#kernels = kernels;
    this.#layout = layout;
    this.#examples = examples;
    this.#pixels = examples.height * examples.width;
    this.#images = new ImageLoader(examples.images, kernels.memory, { start: layout.images, length: this.#pixels });
    this.#labels = new Uint8Array(kernels.memory.buffer, layout.labels, layout.rows);
  }

  /** Loads `rows` examples: those at `indices` from place `first` on, or without them the ones numbered so. */
  load(first: number, rows: number, indices?: Uint32Array): void {
    for (let row = 0; row < rows; row++) this.#images.touchEnds(exampleAt(first + row, indices), row);
    for (let row = 0; row < rows; row++) {
      const example = exampleAt(first + row, indices);
      this.#images.touch(example, row);
      this.#labels[row] = this.#examples.labels[example];
    }
    for (let row = 0; row < rows; row++) this.#images.copy(exampleAt(first + row, indices), row);
    const { images, lists } = this.#layout;
    const { pixelRows, pixelCounts } = lists;
    this.#kernels.listPixelRows(
      rows,
      this.#pixels,
      BLOCK_PIXELS,
      images,
      pixelRows.entries,
      pixelRows.bounds,
      pixelCounts,
    );
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
