import { beforeAll, expect, it } from 'vitest';
import type { Dataset, Examples } from '../../src/dataset/dataset.ts';
import { drawGlyphs } from '../../src/dataset/glyphs.ts';
import { digestOfBytes } from '../../src/base/digest.ts';
import { countLabels } from '../../src/dataset/hold-out.ts';

let glyphs: Dataset;
beforeAll(() => {
  glyphs = drawGlyphs();
});

it('has 12,000 examples to train on and 2,000 to test on, 28 × 28', () => {
  expect([glyphs.train.count, glyphs.test.count]).toEqual([12_000, 2000]);
  for (const { count, height, width, images, labels } of [glyphs.train, glyphs.test]) {
    expect([height, width, images.length, labels.length]).toEqual([28, 28, 784 * count, count]);
  }
});

it('has as many of each digit, in a drawn order', () => {
  expect(countLabels(glyphs.train)).toEqual(Array.from({ length: 10 }, () => 1200));
  expect(countLabels(glyphs.test)).toEqual(Array.from({ length: 10 }, () => 200));
  expect([...glyphs.train.labels.subarray(0, 10)]).not.toEqual(glyphs.classNames.map(Number));
});

it('says that it is not MNIST', () => {
  expect(glyphs).toMatchObject({ name: 'glyphs', title: 'embedded glyphs (not MNIST)' });
});

it('has the ink of handwriting: mostly exact zeros, from faint to full', () => {
  const { images } = glyphs.train;
  const histogram = Array.from({ length: 256 }, () => 0);
  for (const pixel of images) histogram[pixel]++;
  // MNIST: 0.8088 zeros, mean pixel 0.1307.
  expect(histogram[0] / images.length).toBeCloseTo(0.8, 1);
  const mean = histogram.reduce((sum, count, pixel) => sum + count * pixel, 0) / images.length / 255;
  expect(mean).toBeCloseTo(0.13, 1);
  expect(histogram.every((count) => count > 0)).toBe(true);
});

it('never draws one image twice', () => {
  const seen = [glyphs.train, glyphs.test].flatMap(({ images, count }) =>
    Array.from({ length: count }, (_, index) => digestOfBytes(images.subarray(784 * index, 784 * (index + 1)))),
  );
  expect(new Set(seen).size).toBe(14_000);
});

/** Share of test images that are nearest to the mean training image of their own class. */
function nearestMeanAccuracy(train: Examples, test: Examples): number {
  const means = Array.from({ length: 10 }, () => new Float64Array(784));
  train.labels.forEach((label, index) => {
    for (let pixel = 0; pixel < 784; pixel++) means[label][pixel] += train.images[784 * index + pixel] / 1200;
  });
  const distance = (mean: Float64Array, index: number) =>
    mean.reduce((sum, value, pixel) => sum + (value - test.images[784 * index + pixel]) ** 2, 0);
  const hits = test.labels.filter((label, index) => {
    const distances = means.map((mean) => distance(mean, index));
    return distances.indexOf(Math.min(...distances)) === label;
  });
  return hits.length / test.count;
}

it('can be told apart by its images, but not by their means alone', () => {
  const accuracy = nearestMeanAccuracy(glyphs.train, glyphs.test);
  expect(accuracy).toBeGreaterThan(0.6);
  expect(accuracy).toBeLessThan(0.9);
});
