import { buildNetwork } from '../../network/architecture.ts';
import type { NamedTensor } from '../../network/network.ts';
import { slotNames } from '../../network/optimizers/slots.ts';
import { batchGradient } from '../../network/reference/gradient.ts';
import { widenTensors } from '../../network/reference/model.ts';
import { type ReferenceTraining, referenceStep } from '../../network/reference/step.ts';
import { requireDense } from '../dense-weights.ts';
import type { Rig } from '../rig.ts';
import type { TrainingRun } from '../training-run.ts';

/** The float64 reference at the weights that a dense training begins with; a trainer that isn't dense ends the law. */
export function openReference(rig: Rig, run: TrainingRun, weights: readonly NamedTensor[]): ReferenceTraining {
  if (rig.traits.isDense !== true) return rig.skip('its traits don’t say that it is dense (`isDense`)');
  requireDense(rig, run, weights);
  const parameters = widenTensors(weights);
  const slots = parameters.flatMap(({ length }) => slotNames(run.optimizer).map(() => new Float64Array(length)));
  return { network: networkOf(run), penalty: run.penalty, optimizer: run.optimizer, parameters, slots };
}

/** One step of the reference on all training examples, and the gradient that it took. */
export function stepReference(
  model: ReferenceTraining,
  run: TrainingRun,
  step: number,
): { readonly next: ReferenceTraining; readonly gradients: readonly Float64Array[] } {
  const batch = { inputs: Float64Array.from(run.train.inputs), labels: run.train.labels };
  const next = referenceStep(model, { batch, step, learningRate: run.learningRate });
  return { next, gradients: batchGradient(model, batch) };
}

function networkOf({ inputs, hidden, classes, activation }: TrainingRun) {
  const layers = hidden.map((units) => ({ units, activation }));
  return buildNetwork({ inputs, hidden: layers, classes, initializer: 'glorot-uniform' });
}
