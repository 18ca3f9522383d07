import type { Tensor } from '@tensorflow/tfjs-core';
import type { Products, TensorFlow } from './backend.ts';

/** Products of all networks in one operation. */
export function stackedProducts(tf: TensorFlow): Products {
  return {
    affine: (a, b, bias) => tf.fused.matMul({ a, b, bias }),
    transposedLeft: (a, b) => tf.matMul(a, b, true, false),
    transposedRight: (a, b) => tf.matMul(a, b, false, true),
  };
}

/**
 * Products of one network after the other, as wasm wants them: of several at once, and of a transposed operand, it makes
 * scalar loops, many times slower than a transpose written out and a plain product.
 */
export function separateProducts(tf: TensorFlow): Products {
  return {
    affine: (x, kernel, bias) =>
      separately(tf, [x, kernel, bias], ([a, b, row]) =>
        // a slice, since wasm goes by the shape that data had when they were made
        tf.fused.matMul({ a, b, bias: tf.slice(tf.reshape(row, [row.size]), 0) }),
      ),
    transposedLeft: (left, right) => separately(tf, [left, right], ([a, b]) => tf.matMul(tf.transpose(a), b)),
    transposedRight: (left, right) =>
      // (b · aᵀ)ᵀ: wasm repacks the right operand, and a batch is smaller than a kernel
      separately(tf, [left, right], ([a, b]) => tf.transpose(tf.matMul(b, tf.transpose(a)))),
  };
}

/** Multiplies matrices of each network; an operand of a single one is that of all. */
function separately(
  tf: TensorFlow,
  operands: readonly Tensor[],
  multiply: (matrices: readonly Tensor[]) => Tensor,
): Tensor {
  const networks = Math.max(...operands.map(({ shape }) => shape[0]));
  const matrices = operands.map((operand) => {
    const [count, rows, columns] = operand.shape;
    return count === 1 ? [tf.reshape(operand, [rows, columns])] : tf.unstack(operand);
  });
  const products = Array.from({ length: networks }, (_, network) =>
    multiply(matrices.map((list) => list[list.length === 1 ? 0 : network])),
  );
  return networks === 1 ? tf.expandDims(products[0], 0) : tf.stack(products);
}
