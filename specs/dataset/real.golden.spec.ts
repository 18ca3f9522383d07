import { beforeAll, describe, expect, it } from 'vitest';
import type { CataloguedName } from '../../src/dataset/catalogue.ts';
import { type Dataset, DATASET_NAMES, type Examples } from '../../src/dataset/dataset.ts';
import { countLabels } from '../../src/dataset/hold-out.ts';
import { restorePixels, scalePixels } from '../../src/dataset/preprocessing.ts';
import { checkDataset, openDataset } from '../../src/dataset/source.ts';
import { splitDataset } from '../../src/dataset/split.ts';

const isNamed = (process.env['SAMESEED_DATA'] ?? '') !== '';

async function isThere(name: CataloguedName): Promise<boolean> {
  return isNamed && (await checkDataset({ name })).some(({ state }) => state === 'right');
}

const pinned = [
  {
    name: 'mnist',
    // Counts and means of the bytes by Python over files with the catalogued digests; 0.1307 is the usual normalisation constant.
    train: [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949],
    test: [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009],
    means: [0.1306604762738429, 0.13251460584233693],
  },
  {
    name: 'fashion-mnist',
    // The same; as many of each class (arXiv 1708.07747), and 0.2860 is the usual normalisation constant.
    train: Array.from({ length: 10 }, () => 6000),
    test: Array.from({ length: 10 }, () => 1000),
    means: [0.2860405969887955, 0.28684928071228494],
  },
] as const;

function meanPixel({ images }: Examples): number {
  let sum = 0;
  for (const pixel of images) sum += pixel;
  return sum / images.length / 255;
}

for (const { name, train, test, means } of pinned) {
  const isHere = await isThere(name);
  const why = isHere ? '' : ' (skipped: SAMESEED_DATA names no folder with its files)';
  describe.skipIf(!isHere)(`${name}${why}`, () => {
    let dataset: Dataset;
    beforeAll(async () => {
      dataset = await openDataset({ name, mayDownload: false });
    });

    it('has the pinned counts, sizes and mean pixels', () => {
      expect(countLabels(dataset.train)).toEqual(train);
      expect(countLabels(dataset.test)).toEqual(test);
      expect(dataset.train).toMatchObject({ count: 60_000, height: 28, width: 28, classes: 10 });
      expect(dataset.test).toMatchObject({ count: 10_000, height: 28, width: 28, classes: 10 });
      expect(meanPixel(dataset.train)).toBe(means[0]);
      expect(meanPixel(dataset.test)).toBe(means[1]);
    });

    it('scales back to the same bytes and can be split', () => {
      const { images } = dataset.test;
      expect(Buffer.compare(restorePixels(scalePixels(images)), images)).toBe(0);
      const split = { kind: 'hold-out', count: 5000, stratified: true } as const;
      const sides = splitDataset({ dataset, split, seed: 0 });
      const added = countLabels(sides.train).map((count, label) => count + countLabels(sides.validation)[label]);
      expect(added).toEqual(train);
      expect([sides.train.count, sides.validation.count]).toEqual([55_000, 5000]);
    });

    it('is told from the other data set', async () => {
      const [first] = await checkDataset({ name });
      const folder = first.path.slice(0, -'/train-images-idx3-ubyte.gz'.length);
      const other = DATASET_NAMES.find((each) => each !== name && each !== 'glyphs') ?? 'glyphs';
      await expect(openDataset({ name: other, folder })).rejects.toMatchObject({ code: 'data-other-set' });
    });
  });
}
