import type { Examples } from '../../dataset/dataset.ts';
import { pixelTable } from '../../dataset/preprocessing.ts';
import type { Layout } from './layout.ts';
import type { Kernels, Offset } from './kernel-types.ts';

/** Examples that pass through the network together: `rows` of them, from `first` on. */
export interface Block {
  readonly first: number;
  readonly rows: number;
}

/** Brings a block of examples into the module's memory: labels, and lists of the nonzero pixels. */
export class BlockLoader {
  readonly #kernels: Kernels;
  readonly #layout: Layout;
  readonly #examples: Examples;
  readonly #pixels: number;
  readonly #images: Copy;
  readonly #labels: Uint8Array;

  constructor(kernels: Kernels, layout: Layout, examples: Examples) {
    this.#kernels = kernels;
    this.#layout = layout;
    this.#examples = examples;
    this.#pixels = examples.height * examples.width;
    this.#images = openCopy(examples.images, kernels.memory, { start: layout.images, length: this.#pixels });
    this.#labels = new Uint8Array(kernels.memory.buffer, layout.labels, layout.rows);
    new Float32Array(kernels.memory.buffer, layout.pixelTable, 256).set(pixelTable());
  }

  /** Loads the examples at `indices`, or of these numbers, in that order. */
  load({ first, rows }: Block, indices?: Uint32Array): void {
    for (let row = 0; row < rows; row++) {
      const example = indices === undefined ? first + row : indices[first + row];
      this.#images(example, row);
      this.#labels[row] = this.#examples.labels[example];
    }
    const { images, pixelTable: table, lists } = this.#layout;
    const { pixelRows, pixelCounts } = lists;
    this.#kernels.listPixelRows(rows, this.#pixels, images, table, pixelRows.entries, pixelRows.bounds, pixelCounts);
  }

  /** Lists the loaded block's pixels by column too, for the gradient of the first kernel. */
  listColumns(rows: number): void {
    const { pixelRows, pixelColumns, pixelCounts } = this.#layout.lists;
    const { entries, bounds } = pixelColumns;
    this.#kernels.listPixelColumns(rows, this.#pixels, pixelRows.bounds, entries, bounds, pixelCounts);
  }
}

/** Copies image number `from` to row `to`. */
type Copy = (from: number, to: number) => void;

interface Target {
  readonly start: Offset;
  /** Bytes of an image. */
  readonly length: number;
}

// element by element, because a `subarray` for each image would be garbage in every step
function openCopy(images: Uint8Array, memory: WebAssembly.Memory, { start, length }: Target): Copy {
  const isWhole = length % 4 === 0 && images.byteOffset % 4 === 0 && images.byteLength % 4 === 0;
  const source = isWhole ? new Uint32Array(images.buffer, images.byteOffset, images.byteLength / 4) : images;
  const target = isWhole ? new Uint32Array(memory.buffer) : new Uint8Array(memory.buffer);
  const size = isWhole ? length / 4 : length;
  const base = isWhole ? start / 4 : start;
  return (from, to) => {
    const read = from * size;
    const write = base + to * size;
    for (let index = 0; index < size; index++) target[write + index] = source[read + index];
  };
}
