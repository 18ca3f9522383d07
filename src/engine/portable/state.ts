import type { NamedTensor, Optimizer, TrainingState } from '../../network/network.ts';
import { slotNames } from '../../network/optimizers/slots.ts';
import type { Layout, ParameterPlace } from './layout.ts';
import type { Offset } from './kernel-types.ts';
import { readPanels, writePanels } from './panels.ts';

/** Copies parameters and accumulators into the module's memory, in the order of {@link readTensors}. */
export function writeTensors(memory: WebAssembly.Memory, layout: Layout, state: TrainingState): void {
  const parameters = parametersOf(layout);
  const slots = parameters.flatMap((place) => place.slots.map((offset) => ({ place, offset })));
  state.parameters.forEach(({ values }, index) => {
    const place = parameters[index];
    writePanels(viewOf(memory, place.values, place), place, values);
  });
  state.slots.forEach(({ values }, index) => {
    const { place, offset } = slots[index];
    writePanels(viewOf(memory, offset, place), place, values);
  });
}

/** Copies parameters and accumulators out of the module's memory. */
export function readTensors(
  memory: WebAssembly.Memory,
  layout: Layout,
  optimizer: Optimizer,
): Pick<TrainingState, 'parameters' | 'slots'> {
  const names = slotNames(optimizer);
  const read = (place: ParameterPlace, offset: Offset): Omit<NamedTensor, 'name'> => {
    return { shape: place.shape, values: readPanels(viewOf(memory, offset, place), place) };
  };
  const places = parametersOf(layout);
  const parameters = places.map((place) => ({ name: place.name, ...read(place, place.values) }));
  const slots = places.flatMap((place) =>
    place.slots.map((offset, index) => ({ name: `${place.name}/${names[index]}`, ...read(place, offset) })),
  );
  return { parameters, slots };
}

function viewOf(memory: WebAssembly.Memory, offset: Offset, { bytes }: ParameterPlace): Float32Array {
  return new Float32Array(memory.buffer, offset, bytes / 4);
}

function parametersOf({ layers }: Layout): ParameterPlace[] {
  return layers.flatMap(({ kernel, bias }) => [kernel, bias]);
}
