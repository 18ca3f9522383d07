import type { Examples } from '../../dataset/dataset.ts';
import type { Layout } from './layout.ts';
import type { Kernels } from './kernel-types.ts';

/** Brings examples into the module's memory: labels, and pixels as float32. */
export class BatchLoader {
  readonly #kernels: Kernels;
  readonly #layout: Layout;
  readonly #bytes: Uint8Array;

  constructor(kernels: Kernels, layout: Layout) {
    this.#kernels = kernels;
    this.#layout = layout;
    this.#bytes = new Uint8Array(kernels.memory.buffer);
  }

  /** Loads the examples at `indices`, in that order. */
  loadChosen({ images, labels, height, width }: Examples, indices: Uint32Array): void {
    const size = height * width;
    const bytes = this.#bytes;
    let to = this.#layout.imageBytes;
    for (let row = 0; row < indices.length; row++) {
      const example = indices[row];
      bytes.set(images.subarray(example * size, (example + 1) * size), to);
      bytes[this.#layout.labels + row] = labels[example];
      to += size;
    }
    this.#expand(indices.length * size);
  }

  /** Loads `count` examples from `first` on. */
  loadRange({ images, labels, height, width }: Examples, first: number, count: number): void {
    const size = height * width;
    this.#bytes.set(images.subarray(first * size, (first + count) * size), this.#layout.imageBytes);
    this.#bytes.set(labels.subarray(first, first + count), this.#layout.labels);
    this.#expand(count * size);
  }

  #expand(count: number): void {
    this.#kernels.expandPixels(this.#layout.imageBytes, this.#layout.pixels, count);
  }
}
