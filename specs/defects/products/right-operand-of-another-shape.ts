import type { OpenProducts } from '../product-laws.ts';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../../../src/engine/tfjs/backend.ts';
import { separateProducts } from '../../../src/engine/tfjs/products.ts';
import type { Defect } from '../shelf.ts';

function multiply(tf: TensorFlow, a: Tensor, b: Tensor): Tensor {
  const [left, right] = [a, b].map((tensor) => tf.reshape(tensor, tensor.shape.slice(1)));
  return tf.expandDims(tf.matMul(left, right), 0);
}

/** A kernel of one column is transposed by reshaping it, which is right and free; but wasm knows a right operand by its data, whatever its shape, and gives a wrong product. Seen as T11 of tfjs 4.22.0. */
export const rightOperandOfAnotherShape: Defect<OpenProducts> = {
  name: 'right-operand-of-another-shape',
  breaks: 'products-of-loops',
  subject: (tf) => ({
    ...separateProducts(tf),
    affine: (x, kernel) => multiply(tf, x, kernel),
    transposedRight(a, b) {
      const [, rows, columns] = b.shape;
      return multiply(
        tf,
        a,
        rows === 1 || columns === 1 ? tf.reshape(b, [1, columns, rows]) : tf.transpose(b, [0, 2, 1]),
      );
    },
  }),
};
