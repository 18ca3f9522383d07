import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packData } from '../../../src/bench/bench-data.ts';
import { packWorkload, unpackExamples, unpackWorkload } from '../../../src/bench/remote/packed-workload.ts';
import { TINY_DATA, tinyWork } from '../tiny-work.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sameseed-packed-'));
});

afterAll(async () => rm(folder, { recursive: true, force: true }));

describe('a packed workload', () => {
  it('is the same again, through files and JSON', async () => {
    const workload = await tinyWork({ optimizer: 'adam', stepsBefore: 3 });
    const packed = packWorkload(workload, { folder, ...(await packData(TINY_DATA, join(folder, 'data'))) });
    const read: typeof packed = JSON.parse(JSON.stringify(packed));
    const train = unpackExamples(read.train);
    const validation = unpackExamples(read.validation);
    const again = unpackWorkload(read, { train, validation });
    expect({ ...train, images: [...train.images], labels: [...train.labels] }).toEqual({
      ...TINY_DATA.train,
      images: [...TINY_DATA.train.images],
      labels: [...TINY_DATA.train.labels],
    });
    expect({ ...again, train: null, validation: null }).toEqual({ ...workload, train: null, validation: null });
  });

  it('has the weight decay of PyTorch for hidden layers only', async () => {
    const examples = await packData(TINY_DATA, join(folder, 'other-data'));
    for (const optimizer of ['sgd', 'adamw'] as const) {
      const packed = packWorkload(await tinyWork({ optimizer }), { folder, ...examples });
      expect(packed.weightDecays).toEqual([2e-5, 2e-5, 0]);
    }
  });
});
