import { SameseedError } from '../../base/errors.ts';
import type { Offset } from './kernel-types.ts';

const PAGE = 65_536;
const MAX_PAGES = 65_536;
const ALIGNMENT = 16;

/** Hands out a module's memory from its start upwards. */
export class Arena {
  readonly #memory: WebAssembly.Memory;
  #next: number;

  constructor(memory: WebAssembly.Memory, start: Offset) {
    this.#memory = memory;
    this.#next = start;
  }

  /** Room for `count` bytes, aligned and padded to 16. */
  bytes(count: number): Offset {
    const offset = Math.ceil(this.#next / ALIGNMENT) * ALIGNMENT;
    this.#next = offset + Math.ceil(count / ALIGNMENT) * ALIGNMENT;
    return offset;
  }

  /** Takes back what begins at `end` or later, to hand it out again; what was written there stays. */
  release(end: Offset): void {
    this.#next = end;
  }

  /** Room for `count` float32 values. */
  floats(count: number): Offset {
    return this.bytes(4 * count);
  }

  /**
   * Grows the memory to what has been handed out; views on it are taken afterwards.
   *
   * @throws {SameseedError} `memory` when that is more than 4 GiB or than this machine gives.
   */
  commit(): void {
    const pages = Math.ceil(this.#next / PAGE);
    const missing = pages - this.#memory.buffer.byteLength / PAGE;
    try {
      if (pages > MAX_PAGES) throw new RangeError('beyond 32-bit memory');
      if (missing > 0) this.#memory.grow(missing);
    } catch (cause) {
      const mebibytes = Math.ceil(this.#next / 2 ** 20);
      throw new SameseedError(
        'memory',
        `Expected ${mebibytes} MiB of memory for this network and its images, of 4096 MiB at most, but did not get it; use a smaller network or fewer images.`,
        { cause },
      );
    }
  }
}
