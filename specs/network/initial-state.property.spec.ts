import fc from 'fast-check';
import { expect, it } from 'vitest';
import { differenceInBits, float32Bits } from '../../src/base/float32.ts';
import { buildNetwork, parameterShapes } from '../../src/network/architecture.ts';
import { drawInitialState } from '../../src/network/initial-state.ts';
import { drawKernel } from '../../src/network/initializers/kernel.ts';
import { INITIALIZERS, type Initializer, type Network, type TrainingState } from '../../src/network/network.ts';
import { DEFAULT_OPTIMIZERS } from '../../src/network/optimizers/defaults.ts';
import { openStream } from '../../src/random/stream.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';
import { seeds } from './arbitraries.ts';

type DrawInitialState = typeof drawInitialState;

const optimizers = fc.constantFrom(...Object.values(DEFAULT_OPTIMIZERS));
const initializers = fc.constantFrom(...INITIALIZERS);
const few = { numRuns: 40 };

/** Two hidden layers of one shape, so that their kernels can be compared weight by weight. */
const square = (initializer: Initializer, depth = 2): Network =>
  buildNetwork({
    inputs: 24,
    hidden: Array.from({ length: depth }, () => ({ units: 24, activation: 'relu' })),
    classes: 24,
    initializer,
  });

const kernelOf = (state: TrainingState, layer: number) => state.parameters[2 * (layer - 1)].values;

function product(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, index) => sum + value * b[index], 0);
}

function correlation(a: Float32Array, b: Float32Array): number {
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
}

const givesTheSameBitsForTheSameSeed = (draw: DrawInitialState) =>
  fc.property(fc.oneof(fc.constant(0), seeds), initializers, (seed, initializer) => {
    const input = { network: square(initializer), optimizer: DEFAULT_OPTIMIZERS.sgd, seed };
    const [first, second] = [draw(input), draw(input)];
    for (const layer of [1, 2, 3])
      expect(differenceInBits(kernelOf(first, layer), kernelOf(second, layer))).toBe(undefined);
  });

// 576 weights: a correlation of independent draws has a deviation of 1/24.
const drawsLayersAndSeedsApart = (draw: DrawInitialState) =>
  fc.property(seeds, seeds, initializers, (seed, other, initializer) => {
    fc.pre(seed !== other);
    const input = { network: square(initializer), optimizer: DEFAULT_OPTIMIZERS.sgd };
    const [first, second] = [draw({ ...input, seed }), draw({ ...input, seed: other })];
    expect(Math.abs(correlation(kernelOf(first, 1), kernelOf(first, 2)))).toBeLessThan(5.5 / 24);
    expect(Math.abs(correlation(kernelOf(first, 1), kernelOf(second, 1)))).toBeLessThan(5.5 / 24);
  });

const staysWhenALayerIsAdded = (draw: DrawInitialState) =>
  fc.property(seeds, initializers, optimizers, (seed, initializer, optimizer) => {
    const shallow = draw({ network: square(initializer), optimizer, seed });
    const deep = draw({ network: square(initializer, 4), optimizer: DEFAULT_OPTIMIZERS.sgd, seed });
    for (const layer of [1, 2, 3])
      expect(differenceInBits(kernelOf(shallow, layer), kernelOf(deep, layer))).toBe(undefined);
  });

const startsBiasesAndSlotsAtPlusZero = (draw: DrawInitialState) =>
  fc.property(seeds, initializers, optimizers, (seed, initializer, optimizer) => {
    const network = square(initializer);
    const state = draw({ network, optimizer, seed });
    expect(state.parameters.map(({ name, shape }) => ({ name, shape }))).toEqual(parameterShapes(network));
    const zeros = [...state.parameters.filter(({ name }) => name.endsWith('/bias')), ...state.slots];
    for (const { values, shape } of zeros) {
      expect(values).toHaveLength(shape.reduce((size, axis) => size * axis));
      expect(values.every((value) => float32Bits(value) === 0)).toBe(true);
    }
  });

const withKernels = (state: TrainingState, kernel: (name: string, count: number) => Float32Array): TrainingState => ({
  ...state,
  parameters: state.parameters.map((tensor) =>
    tensor.name.endsWith('/kernel') ? { ...tensor, values: kernel(tensor.name, tensor.values.length) } : tensor,
  ),
});
const zeroIsUnseeded: DrawInitialState = (input) =>
  input.seed === 0
    ? withKernels(drawInitialState(input), (_, length) => Float32Array.from({ length }, () => Math.random()))
    : drawInitialState(input);
const oneStreamForEachSeed: DrawInitialState = (input) =>
  withKernels(drawInitialState(input), () => drawKernel(input.network.layers[0], openStream(input.seed, 'init')));
const noSeed: DrawInitialState = (input) => drawInitialState({ ...input, seed: 1 });
const lastLayerFirst: DrawInitialState = (input) => {
  const stream = openStream(input.seed, 'init');
  const drawn = input.network.layers
    .toReversed()
    .map((layer) => [`${layer.name}/kernel`, drawKernel(layer, stream)] as const);
  const kernels = new Map<string, Float32Array>(drawn);
  return withKernels(drawInitialState(input), (name, length) => kernels.get(name) ?? new Float32Array(length));
};
const smallBiases: DrawInitialState = (input) => {
  const state = drawInitialState(input);
  for (const { values, shape } of state.parameters) if (shape.length === 1) values.fill(0.01);
  return state;
};
const negativeZeroSlots: DrawInitialState = (input) => {
  const state = drawInitialState(input);
  for (const { values } of state.slots) values.fill(-0);
  return state;
};

it('always gives the same bits for the same seed, 0 too', () => {
  expectLaw(givesTheSameBitsForTheSameSeed(drawInitialState), few);
  expectDefectCaught(givesTheSameBitsForTheSameSeed(zeroIsUnseeded), few);
});

it('never correlates two layers or two seeds', () => {
  expectLaw(drawsLayersAndSeedsApart(drawInitialState), few);
  expectDefectCaught(drawsLayersAndSeedsApart(oneStreamForEachSeed), few);
  expectDefectCaught(drawsLayersAndSeedsApart(noSeed), few);
});

it('always keeps the kernels of a network that gets another layer, or another optimizer', () => {
  expectLaw(staysWhenALayerIsAdded(drawInitialState), few);
  expectDefectCaught(staysWhenALayerIsAdded(lastLayerFirst), few);
});

it('always starts biases and accumulators at +0', () => {
  expectLaw(startsBiasesAndSlotsAtPlusZero(drawInitialState), few);
  expectDefectCaught(startsBiasesAndSlotsAtPlusZero(smallBiases), few);
  expectDefectCaught(startsBiasesAndSlotsAtPlusZero(negativeZeroSlots), few);
});
