import { describe, expect, it } from 'vitest';
import { Arena } from '../../../src/engine/portable/arena.ts';

const PAGE = 65_536;

describe('an arena', () => {
  it('hands out places of 16 bytes that do not overlap, and grows the memory to hold them', () => {
    const memory = new WebAssembly.Memory({ initial: 1 });
    const arena = new Arena(memory, 1000);
    const places = [arena.bytes(1), arena.floats(5), arena.bytes(3 * PAGE), arena.bytes(1)];
    arena.commit();
    expect(places).toEqual([1008, 1024, 1056, 1056 + 3 * PAGE]);
    expect(memory.buffer.byteLength).toBe(4 * PAGE);
  });

  it('hands out again what it took back', () => {
    const memory = new WebAssembly.Memory({ initial: 1 });
    const arena = new Arena(memory, 0);
    const [first, second] = [arena.bytes(100), arena.bytes(100)];
    arena.release(first + 20);
    expect([first, second, arena.bytes(1)]).toEqual([0, 112, 32]);
  });

  it('says how much memory a network would need that no memory holds', () => {
    const arena = new Arena(new WebAssembly.Memory({ initial: 1 }), 0);
    arena.bytes(2 ** 33);
    expect(() => {
      arena.commit();
    }).toThrow(
      'Expected 8192 MiB of memory for this network and its images, of 4096 MiB at most, but did not get it; use a smaller network or fewer images.',
    );
  });
});
