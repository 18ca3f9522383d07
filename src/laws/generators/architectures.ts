import fc from 'fast-check';
import { buildNetwork } from '../../network/architecture.ts';
import { ACTIVATIONS, INITIALIZERS, type Network, type Optimizer } from '../../network/network.ts';
import type { Range } from './run-plans.ts';

/** What architectures may be. */
export interface ArchitectureOptions {
  /** Default 1 to 8. */
  readonly inputs?: Range;
  /** Number of hidden layers. Default 0 to 3. */
  readonly layers?: Range;
  /** Units of a hidden layer. Default 1 to 8. */
  readonly units?: Range;
  /** Default 1 to 10. */
  readonly classes?: Range;
}

/** Networks of dense layers with every activation and initializer; shrinks to softmax regression of one input. */
export function architectures(options: ArchitectureOptions = {}): fc.Arbitrary<Network> {
  const { inputs = [1, 8], layers = [0, 3], units = [1, 8], classes = [1, 10] } = options;
  const activation = fc.constantFrom(...ACTIVATIONS.filter((name) => name !== 'softmax'));
  const hidden = fc.record({ units: within(units), activation });
  return fc
    .record({
      hidden: fc.array(hidden, { minLength: layers[0], maxLength: layers[1] }),
      inputs: within(inputs),
      classes: within(classes),
      initializer: fc.constantFrom(...INITIALIZERS),
    })
    .map(buildNetwork);
}

/** Every optimizer with constants from useful to extreme. */
export function optimizers(): fc.Arbitrary<Optimizer> {
  const share = fc.constantFrom(0, 0.5, 0.9, 0.99, 0.999);
  const epsilon = fc.constantFrom(1e-8, 1e-7, 1e-3, 1);
  return fc.oneof(
    fc.constant<Optimizer>({ kind: 'sgd' }),
    fc.record({ kind: fc.constantFrom('momentum', 'nesterov'), momentum: share }),
    fc.record({ kind: fc.constant('rmsprop'), decay: share, epsilon }),
    fc.record({ kind: fc.constantFrom('adam', 'adamw'), beta1: share, beta2: share, epsilon }),
  );
}

function within([min, max]: Range): fc.Arbitrary<number> {
  return fc.integer({ min, max });
}
