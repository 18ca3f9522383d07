import type { Json } from '../base/canonical-json.ts';
import type { Dataset } from '../dataset/dataset.ts';

/** First test example of each class, for the report: `examples.json`, with pixels [height, width] as base64 of bytes. */
export function exampleImages({ title, classNames, test }: Dataset): Json {
  const { height, width, images, labels } = test;
  const size = height * width;
  return {
    title,
    images: classNames.flatMap((label, index) => {
      const first = labels.indexOf(index);
      if (first === -1) return [];
      const pixels = Buffer.from(images.subarray(first * size, (first + 1) * size)).toString('base64');
      return [{ label, height, width, pixels }];
    }),
  };
}
