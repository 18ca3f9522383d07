import { digestOfFloats } from '../../base/digest.ts';
import { DEFAULT_OPTIMIZERS } from '../../network/optimizers/defaults.ts';
import type { EngineTask, Stacking } from '../engine.ts';
import { selfTestSteps, selfTestTask } from '../self-test.ts';

/**
 * Whether two networks that are trained together have the very bits that each has alone, tried with the steps of the
 * self-test: what compiles a GPU's programs may see to it that they have not.
 */
export async function keepsBits(open: Stacking['open']): Promise<boolean> {
  const task = selfTestTask(DEFAULT_OPTIMIZERS.adam);
  const parameters = task.state.parameters.map(({ name, shape, values }) => ({
    name,
    shape,
    values: values.toReversed(),
  }));
  const other = { ...task, state: { ...task.state, parameters } };
  const together = await digestStates(open, [task, other]);
  const apart = [...(await digestStates(open, [task])), ...(await digestStates(open, [other]))];
  return together.every((digest, index) => digest === apart[index]);
}

/** Digests of all parameters and accumulators after the steps, in the order of the tasks. */
async function digestStates(open: Stacking['open'], tasks: readonly EngineTask[]): Promise<string[]> {
  const stack = await open(tasks);
  for (const input of selfTestSteps()) await stack.step(tasks.map(() => input));
  const states = await stack.readStates();
  await stack.close();
  return states.flatMap((state) => [...state.parameters, ...state.slots].map(({ values }) => digestOfFloats(values)));
}
