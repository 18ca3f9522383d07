import { SameseedError } from '../base/errors.ts';
import type { Examples } from '../dataset/dataset.ts';
import { parameterShapes, type TensorShape } from '../network/architecture.ts';
import type { Network, NamedTensor } from '../network/network.ts';
import { slotNames } from '../network/optimizers/slots.ts';
import { checkPenalty } from '../network/penalty.ts';
import type { EngineTask } from './engine.ts';
import { firstNonFinite, nonFiniteError } from './non-finite.ts';

/**
 * Refuses a task whose parts don't fit together, before anything is computed.
 *
 * @throws {SameseedError} `engine-task` for a network that isn't a chain ending in softmax, examples or a state of other
 *   sizes, labels out of range and a batch size below 1; `non-finite` for a state with a NaN or an infinity.
 */
export function checkTask(task: EngineTask): void {
  const { network, optimizer, penalty, train, validation, batchSize, state } = task;
  checkNetwork(network);
  checkPenalty(penalty, network, optimizer);
  checkExamples('train', train, network);
  checkExamples('validation', validation, network);
  expect(Number.isSafeInteger(batchSize) && batchSize >= 1, '`batchSize` to be an integer ≥ 1', batchSize);
  const step = state.step;
  expect(Number.isSafeInteger(step) && step >= 0, '`state.step` to be an integer ≥ 0', step);
  const shapes = parameterShapes(network);
  checkTensors('parameters', state.parameters, shapes);
  const slots = shapes.flatMap(({ name, shape }) =>
    slotNames(optimizer).map((slot) => ({ name: `${name}/${slot}`, shape })),
  );
  checkTensors('slots', state.slots, slots);
  const broken = firstNonFinite([...state.parameters, ...state.slots]);
  if (broken !== undefined) throw nonFiniteError(broken, step);
}

function checkNetwork({ inputs, layers }: Network): void {
  expect(layers.length > 0, 'a network with at least one layer', layers.length);
  let width = inputs;
  for (const [index, layer] of layers.entries()) {
    expect(layer.inputs === width, `${layer.name} to have ${width} inputs`, layer.inputs);
    const isLast = index === layers.length - 1;
    expect(
      (layer.activation === 'softmax') === isLast,
      `softmax in the last layer and nowhere else`,
      `${layer.activation} in ${layer.name}`,
    );
    width = layer.units;
  }
}

function checkExamples(part: string, examples: Examples, network: Network): void {
  const { count, height, width, classes, images, labels } = examples;
  const outputs = network.layers[network.layers.length - 1].units;
  expect(height * width === network.inputs, `\`${part}\` images of ${network.inputs} pixels`, height * width);
  expect(classes === outputs, `\`${part}\` to have ${outputs} classes`, classes);
  expect(count >= 1, `\`${part}\` to have examples`, count);
  expect(
    images.length === count * network.inputs,
    `${count * network.inputs} bytes of \`${part}\` images`,
    images.length,
  );
  expect(labels.length === count, `${count} \`${part}\` labels`, labels.length);
  const wrong = labels.find((label) => label >= classes);
  expect(wrong === undefined, `\`${part}\` labels below ${classes}`, wrong);
}

function checkTensors(part: string, tensors: readonly NamedTensor[], shapes: readonly TensorShape[]): void {
  expect(tensors.length === shapes.length, `${shapes.length} tensors in \`state.${part}\``, tensors.length);
  for (const [index, { name, shape }] of shapes.entries()) {
    const tensor = tensors[index];
    expect(tensor.name === name, `\`state.${part}\` ${index} to be ${name}`, tensor.name);
    const size = shape.reduce((product, length) => product * length, 1);
    expect(tensor.values.length === size, `${name} to hold ${size} values`, tensor.values.length);
  }
}

function expect(isMet: boolean, expectation: string, received: unknown): void {
  if (isMet) return;
  throw new SameseedError(
    'engine-task',
    `Expected ${expectation}, received ${String(received)}; build network, examples and state for each other.`,
  );
}
