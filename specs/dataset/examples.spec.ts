import { expect, it } from 'vitest';
import { pairExamples } from '../../src/dataset/examples.ts';

const images = { file: 'train-images', dimensions: [2, 1, 3], values: Uint8Array.of(1, 2, 3, 4, 5, 6) };
const labelled = (...labels: number[]) => ({
  file: 'train-labels',
  dimensions: [labels.length],
  values: Uint8Array.from(labels),
});

it('pairs images with labels', () => {
  expect(pairExamples({ images, labels: labelled(0, 9), classes: 10 })).toEqual({
    count: 2,
    height: 1,
    width: 3,
    classes: 10,
    images: images.values,
    labels: Uint8Array.of(0, 9),
  });
});

it.each([[[1]], [[1, 2, 3]]])('refuses the labels %j for two images', (labels) => {
  expect(() => pairExamples({ images, labels: labelled(...labels), classes: 10 })).toThrow(
    expect.objectContaining({
      code: 'label-count-differs',
      message: `Expected train-labels to have a label for each of the 2 images of train-images, received ${labels.length}; take both files from the same data set.`,
    }),
  );
});

it('refuses a label above 9', () => {
  expect(() => pairExamples({ images, labels: labelled(9, 10), classes: 10 })).toThrow(
    expect.objectContaining({
      code: 'label-out-of-range',
      message: 'Expected every label of train-labels to be an integer from 0 to 9, received 10 at index 1.',
    }),
  );
});
