import { describe, expect, it } from 'vitest';
import type { EngineTask } from '../../src/engine/engine.ts';
import { checkTask } from '../../src/engine/task.ts';
import { tinyExamples, tinyTask } from './tiny.ts';

const task = tinyTask();
const { network, state } = task;
const [first, last] = network.layers;
const examples = tinyExamples(4);

const wrong: [title: string, change: Partial<EngineTask>, message: string][] = [
  ['no layers', { network: { inputs: 6, layers: [] } }, 'a network with at least one layer, received 0'],
  ['broken chain', { network: { inputs: 6, layers: [first, { ...last, inputs: 5 }] } }, 'dense-2 to have 4 inputs'],
  [
    'last layer not softmax',
    { network: { inputs: 6, layers: [first, { ...last, activation: 'relu' }] } },
    'softmax in the last layer and nowhere else, received relu in dense-2',
  ],
  [
    'softmax inside',
    { network: { inputs: 6, layers: [{ ...first, activation: 'softmax' }, last] } },
    'softmax in the last layer and nowhere else, received softmax in dense-1',
  ],
  ['other image size', { train: { ...examples, width: 4 } }, '`train` images of 6 pixels, received 8'],
  ['other classes', { validation: { ...examples, classes: 4 } }, '`validation` to have 3 classes, received 4'],
  ['no examples', { validation: tinyExamples(0) }, '`validation` to have examples, received 0'],
  ['images missing', { train: { ...examples, images: new Uint8Array(23) } }, '24 bytes of `train` images, received 23'],
  ['labels missing', { train: { ...examples, labels: new Uint8Array(3) } }, '4 `train` labels, received 3'],
  [
    'label too large',
    { train: { ...examples, labels: Uint8Array.of(0, 1, 2, 3) } },
    '`train` labels below 3, received 3',
  ],
  ['batch of 0', { batchSize: 0 }, '`batchSize` to be an integer ≥ 1, received 0'],
  ['batch of 1.5', { batchSize: 1.5 }, '`batchSize` to be an integer ≥ 1, received 1.5'],
  ['step −1', { state: { ...state, step: -1 } }, '`state.step` to be an integer ≥ 0, received -1'],
  ['no parameters', { state: { ...state, parameters: [] } }, '4 tensors in `state.parameters`, received 0'],
  [
    'parameters in another order',
    { state: { ...state, parameters: state.parameters.toReversed() } },
    '`state.parameters` 0 to be dense-1/kernel, received dense-2/bias',
  ],
  [
    'a parameter of another size',
    { state: { ...state, parameters: state.parameters.map((tensor) => ({ ...tensor, values: new Float32Array(2) })) } },
    'dense-1/kernel to hold 24 values, received 2',
  ],
  ['slots missing', { optimizer: { kind: 'momentum', momentum: 0.9 } }, '4 tensors in `state.slots`, received 0'],
];

describe('a task', () => {
  it('is accepted when its parts fit', () => {
    expect(() => checkTask(task)).not.toThrow();
  });

  it.each(wrong)('is refused: %s', (_, change, message) => {
    const refused = expect.objectContaining({ code: 'engine-task', message: expect.stringContaining(message) });
    const full = { ...task, ...change };
    expect(() => checkTask({ ...full, state: change.state ?? state })).toThrow(refused);
  });

  it('is refused with a penalty on a layer that does not exist', () => {
    const penalty = { convention: 'keras', factor: 1, layers: ['dense-9'] } as const;
    expect(() => checkTask({ ...task, penalty })).toThrow(expect.objectContaining({ code: 'penalty-invalid' }));
  });
});
