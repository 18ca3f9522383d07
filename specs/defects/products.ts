import { separateProducts } from '../../src/engine/tfjs/products.ts';
import { agreesWithLoops, neverAsksForATranspose, type OpenProducts } from './product-laws.ts';
import { propertyLaw, shelf } from './shelf.ts';
import { rightOperandOfAnotherShape } from './products/right-operand-of-another-shape.ts';
import { transposedOperands } from './products/transposed-operands.ts';

/** Products on the wasm backend of tfjs. */
export const products = shelf<OpenProducts>({
  name: 'products',
  sound: separateProducts,
  laws: [
    propertyLaw('products-of-loops', agreesWithLoops),
    propertyLaw('no-transposed-operand', neverAsksForATranspose),
  ],
  defects: [rightOperandOfAnotherShape, transposedOperands],
});
