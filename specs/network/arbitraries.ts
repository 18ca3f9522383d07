import fc from 'fast-check';
import { buildNetwork, countParameters, parameterShapes } from '../../src/network/architecture.ts';
import { INITIALIZERS, type Network, type Penalty, type PenaltyConvention } from '../../src/network/network.ts';
import type { ReferenceBatch, ReferenceModel } from '../../src/network/reference/model.ts';
import { openStream } from '../../src/random/stream.ts';

/** Any seed. */
export const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });

/** Numbers spread evenly from `minimum` to `maximum`; `fc.double` prefers tiny ones. */
export function reals(minimum: number, maximum: number): fc.Arbitrary<number> {
  const parts = 2 ** 40;
  return fc.integer({ min: 0, max: parts }).map((part) => minimum + (maximum - minimum) * (part / parts));
}

/** Activations of hidden layers. */
export const hiddenActivations = fc.constantFrom('relu', 'tanh', 'logistic');

/** Conventions that have a part in the gradient. */
export const coupledConventions = fc.constantFrom<PenaltyConvention[]>('keras', 'half', 'gradient');

/** Small networks: up to 4 inputs, 2 hidden layers of up to 4 units, 2 to 4 classes. */
const smallNetworks: fc.Arbitrary<Network> = fc
  .record({
    inputs: fc.integer({ min: 1, max: 4 }),
    hidden: fc.array(fc.record({ units: fc.integer({ min: 1, max: 4 }), activation: hiddenActivations }), {
      maxLength: 2,
    }),
    classes: fc.integer({ min: 2, max: 4 }),
    initializer: fc.constantFrom(...INITIALIZERS),
  })
  .map(buildNetwork);

/** A penalty on some of the layers of a network. */
function penalties(network: Network, conventions: fc.Arbitrary<PenaltyConvention>): fc.Arbitrary<Penalty> {
  return fc.record({
    convention: conventions,
    factor: reals(0.01, 0.5),
    layers: fc.subarray(network.layers.map((layer) => layer.name)),
  });
}

/** A model and a batch for it. */
export interface ModelCase {
  readonly model: ReferenceModel;
  readonly batch: ReferenceBatch;
}

/** Small models with weights and inputs from −1 to 1, a penalty on some layers, and a batch of 1 to 4 rows. */
export function modelCases(conventions: fc.Arbitrary<PenaltyConvention> = coupledConventions): fc.Arbitrary<ModelCase> {
  return smallNetworks.chain((network) =>
    fc
      .record({ penalty: penalties(network, conventions), seed: seeds, rows: fc.integer({ min: 1, max: 4 }) })
      .map(({ penalty, seed, rows }) => drawCase({ network, penalty, seed, rows })),
  );
}

interface CaseInput {
  readonly network: Network;
  readonly penalty: Penalty;
  readonly seed: number;
  readonly rows: number;
}

function drawCase({ network, penalty, seed, rows }: CaseInput): ModelCase {
  const stream = openStream(seed, 'case');
  const draw = (length: number) => Float64Array.from({ length }, () => 2 * stream.uniform() - 1);
  const parameters = parameterShapes(network).map(({ shape }) => draw(shape.reduce((size, axis) => size * axis)));
  const classes = network.layers[network.layers.length - 1].units;
  return {
    model: { network, penalty, parameters },
    batch: {
      inputs: draw(rows * network.inputs),
      labels: Array.from({ length: rows }, () => stream.uint32() % classes),
    },
  };
}

/** Every parameter of a model in one list [countParameters]. */
export function flatten({ network, parameters }: Pick<ReferenceModel, 'network' | 'parameters'>): number[] {
  const all = parameters.flatMap((values) => [...values]);
  if (all.length !== countParameters(network)) throw new Error('The model holds other parameters than its network.');
  return all;
}

/** The largest distance between two lists of numbers of equal length. */
export function maxDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new Error(`Lists of ${a.length} and ${b.length} numbers.`);
  return Array.from(a).reduce((most, value, index) => Math.max(most, Math.abs(value - b[index])), 0);
}
