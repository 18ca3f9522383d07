import { describe, expect, it } from 'vitest';
import { decodeCheckpoint, encodeCheckpoint } from '../../src/training/checkpoint.ts';
import { finish, oracle, OPTIMIZERS, tinyConfigWith, tinyDataset } from './tiny.ts';

async function trainedWith(optimizer: (typeof OPTIMIZERS)[number]) {
  const { checkpoints } = await finish({ engine: oracle, dataset: tinyDataset(), config: tinyConfigWith(optimizer) });
  return checkpoints[1];
}

describe('a checkpoint', () => {
  it.each(OPTIMIZERS)('of $kind survives encoding and decoding', async (optimizer) => {
    const checkpoint = await trainedWith(optimizer);
    expect(decodeCheckpoint(encodeCheckpoint(checkpoint))).toEqual(checkpoint);
  });

  it('is decoded from anywhere in a buffer', async () => {
    const checkpoint = await trainedWith({ kind: 'sgd' });
    const bytes = encodeCheckpoint(checkpoint);
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(decodeCheckpoint(shifted.subarray(3))).toEqual(checkpoint);
  });

  it('lies in the file in little-endian order', async () => {
    const bytes = encodeCheckpoint(await trainedWith({ kind: 'sgd' }));
    expect(new TextDecoder().decode(bytes.subarray(0, 8))).toBe('sameseed');
    expect([...bytes.subarray(8, 12)]).toEqual([1, 0, 0, 0]);
  });

  it.each([0, 1, 8, 79, 500])('cut to %i bytes is refused', async (length) => {
    const bytes = encodeCheckpoint(await trainedWith({ kind: 'sgd' }));
    expect(() => decodeCheckpoint(bytes.subarray(0, length))).toThrow(
      expect.objectContaining({ code: 'checkpoint-damaged' }),
    );
  });

  it('with another byte anywhere is refused', async () => {
    const bytes = encodeCheckpoint(await trainedWith({ kind: 'momentum', momentum: 0.9 }));
    for (let place = 0; place < bytes.length; place += 7) {
      const altered = bytes.slice();
      altered[place] ^= 1;
      expect(() => decodeCheckpoint(altered), `byte ${place}`).toThrow(
        expect.objectContaining({ code: 'checkpoint-damaged' }),
      );
    }
  });

  it('of another program or version is refused by name', async () => {
    const text = new TextEncoder().encode('PK'.padEnd(200, '\0'));
    expect(() => decodeCheckpoint(text)).toThrow(
      'a file that this program wrote, received 200 bytes of something else',
    );
    const newer = encodeCheckpoint(await trainedWith({ kind: 'sgd' }));
    newer[8] = 2;
    expect(() => decodeCheckpoint(newer)).toThrow('version 1, received version 2');
  });
});
