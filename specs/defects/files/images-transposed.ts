import type { ParseIdx } from '../../dataset/idx-laws.ts';
import { parseIdx } from '../../../src/dataset/idx.ts';
import type { Defect } from '../shelf.ts';

/** Pixels are read column by column. Seen with MATLAB copies of MNIST, and with EMNIST as it is distributed. */
export const imagesTransposed: Defect<ParseIdx> = {
  name: 'images-transposed',
  breaks: 'reads-back',
  subject: (input) => {
    const { file, dimensions, values } = parseIdx(input);
    const [, height, width] = dimensions;
    const transposed = values.map((_, place) => {
      const [start, pixel] = [place - (place % (height * width)), place % (height * width)];
      return values[start + (pixel % height) * width + Math.floor(pixel / height)];
    });
    return { file, dimensions, values: transposed };
  },
};
