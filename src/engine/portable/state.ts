import type { NamedTensor, Optimizer, TrainingState } from '../../network/network.ts';
import { slotNames } from '../../network/optimizers/slots.ts';
import type { Layout } from './layout.ts';
import type { Offset } from './kernel-types.ts';

/** Copies parameters and accumulators into the module's memory, in the order of {@link readTensors}. */
export function writeTensors(memory: WebAssembly.Memory, layout: Layout, state: TrainingState): void {
  const write = (offset: Offset, { values }: NamedTensor): void => {
    new Float32Array(memory.buffer, offset, values.length).set(values);
  };
  const parameters = parametersOf(layout);
  const slots = parameters.flatMap((parameter) => parameter.slots);
  state.parameters.forEach((tensor, index) => write(parameters[index].values, tensor));
  state.slots.forEach((tensor, index) => write(slots[index], tensor));
}

/** Copies parameters and accumulators out of the module's memory. */
export function readTensors(
  memory: WebAssembly.Memory,
  layout: Layout,
  optimizer: Optimizer,
): Pick<TrainingState, 'parameters' | 'slots'> {
  const read = (offset: Offset, count: number): Float32Array => new Float32Array(memory.buffer, offset, count).slice();
  const names = slotNames(optimizer);
  const places = parametersOf(layout);
  const parameters = places.map(({ name, shape, values, count }) => ({ name, shape, values: read(values, count) }));
  const slots = places.flatMap(({ name, shape, count, slots: offsets }) =>
    offsets.map((offset, index) => ({ name: `${name}/${names[index]}`, shape, values: read(offset, count) })),
  );
  return { parameters, slots };
}

function parametersOf({ layers }: Layout): Layout['layers'][number]['kernel'][] {
  return layers.flatMap(({ kernel, bias }) => [kernel, bias]);
}
