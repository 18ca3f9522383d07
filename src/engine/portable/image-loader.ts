import type { Offset } from './kernel-types.ts';

/** Where images go, and how long each is. */
export interface ImageRoom {
  readonly start: Offset;
  /** Bytes of an image. */
  readonly length: number;
}

const CACHE_LINE = 64;

/**
 * Copies images into the module's memory, element by element, because a `subarray` for each image would be garbage in
 * every step.
 */
export class ImageLoader {
  readonly #source: Int32Array | Uint8Array;
  readonly #target: Int32Array | Uint8Array;
  readonly #start: number;
  /** Elements of an image. */
  readonly #size: number;
  /** Elements of a cache line. */
  readonly #line: number;

  constructor(images: Uint8Array, memory: WebAssembly.Memory, { start, length }: ImageRoom) {
    const isWhole = length % 4 === 0 && images.byteOffset % 4 === 0 && images.byteLength % 4 === 0;
    const bytes = isWhole ? 4 : 1;
    this.#source = isWhole ? new Int32Array(images.buffer, images.byteOffset, images.byteLength / 4) : images;
    this.#target = isWhole ? new Int32Array(memory.buffer) : new Uint8Array(memory.buffer);
    this.#start = start / bytes;
    this.#size = length / bytes;
    this.#line = CACHE_LINE / bytes;
  }

  /**
   * Reads both ends of image number `example` and leaves something of them in row `row`, where the image itself is to
   * go: the pages of many images are looked up side by side, where reading whole images would wait for each.
   */
  touchEnds(example: number, row: number): void {
    const source = this.#source;
    const begin = example * this.#size;
    this.#target[this.#start + row * this.#size] = source[begin] ^ source[begin + this.#size - 1];
  }

  /**
   * Reads something of every cache line of an image, as {@link touchEnds} does of its ends: the ways of many lines from
   * memory overlap, where copying would wait for each.
   */
  touch(example: number, row: number): void {
    const source = this.#source;
    const end = (example + 1) * this.#size;
    let mix = 0;
    for (let index = example * this.#size; index < end; index += this.#line) mix ^= source[index];
    this.#target[this.#start + row * this.#size] = mix;
  }

  /** Copies image number `example` to row `row`. */
  copy(example: number, row: number): void {
    const source = this.#source;
    const target = this.#target;
    const size = this.#size;
    const read = example * size;
    const write = this.#start + row * size;
    let index = 0;
    // four at a time, because the loop itself costs as much as what it copies
    for (; index + 3 < size; index += 4) {
      target[write + index] = source[read + index];
      target[write + index + 1] = source[read + index + 1];
      target[write + index + 2] = source[read + index + 2];
      target[write + index + 3] = source[read + index + 3];
    }
    for (; index < size; index++) target[write + index] = source[read + index];
  }
}
