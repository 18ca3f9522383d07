import type { OpenProducts } from '../product-laws.ts';
import { separateProducts } from '../../../src/engine/tfjs/products.ts';
import type { Defect } from '../shelf.ts';

/** Gradients hand their operands over with `transposeA` and `transposeB`, for which wasm has a scalar loop, 6 to 20 times slower. Seen as T10 of tfjs 4.22.0, in every dense layer. */
export const transposedOperands: Defect<OpenProducts> = {
  name: 'transposed-operands',
  breaks: 'no-transposed-operand',
  subject: (tf) => ({
    ...separateProducts(tf),
    transposedLeft: (a, b) => tf.matMul(a, b, true, false),
    transposedRight: (a, b) => tf.matMul(a, b, false, true),
  }),
};
