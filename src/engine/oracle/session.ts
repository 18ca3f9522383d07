import type { Examples } from '../../dataset/dataset.ts';
import type { NamedTensor, TrainingState } from '../../network/network.ts';
import { penaltyTerms } from '../../network/penalty.ts';
import { optimizerConstants, stepConstants } from '../constants.ts';
import type { EngineSession, EngineTask, Score, StepInput } from '../engine.ts';
import { firstNonFinite, nonFiniteError } from '../non-finite.ts';
import { StepGuard } from '../step-guard.ts';
import { inputGradient, parameterGradients } from './backward.ts';
import { forward, pixelsOf, type OracleLayer } from './forward.ts';
import { crossEntropy } from './loss.ts';
import type { OracleRules } from './rules.ts';
import { updateWeight, type OracleUpdate } from './update.ts';

/** A network trained by naive loops. */
export class OracleSession implements EngineSession {
  readonly #task: EngineTask;
  readonly #rules: OracleRules;
  readonly #guard: StepGuard;
  readonly #parameters: readonly NamedTensor[];
  readonly #slots: readonly NamedTensor[];

  constructor(task: EngineTask, rules: OracleRules) {
    this.#task = task;
    this.#rules = rules;
    this.#guard = new StepGuard(task);
    this.#parameters = copyTensors(task.state.parameters);
    this.#slots = copyTensors(task.state.slots);
  }

  step(input: StepInput): Score {
    this.#guard.admit(input);
    const { train, batchSize } = this.#task;
    const layers = this.#layers();
    const rows = input.indices.length;
    const { outputs, score, gradient } = this.#score(train, input.indices, this.#rules.divisor(rows, batchSize));
    let delta = gradient;
    for (let index = layers.length - 1; index >= 0; index--) {
      const place = layers[index];
      const kernelBefore = place.kernel.slice();
      const gradients = parameterGradients(this.#rules, { place, input: outputs[index], delta });
      this.#update(2 * index, gradients.kernel, input);
      this.#update(2 * index + 1, gradients.bias, input);
      if (index === 0) break;
      const kernel = this.#rules.propagator({ before: kernelBefore, after: place.kernel });
      const below = { place: { ...place, kernel }, input: outputs[index], delta };
      delta = inputGradient(this.#rules, below, layers[index - 1].layer.activation);
    }
    const broken = firstNonFinite([...this.#parameters, ...this.#slots]);
    if (broken !== undefined) this.#guard.stop(nonFiniteError(broken, this.#guard.step));
    return score;
  }

  evaluate(): Score {
    const { validation } = this.#task;
    const everything = Uint32Array.from({ length: validation.count }, (_, index) => index);
    return this.#score(validation, everything, validation.count).score;
  }

  penalty(): number {
    const { lossFactor } = penaltyTerms(this.#task.penalty);
    let total = 0;
    for (const { layer, kernel } of this.#layers()) {
      if (this.#task.penalty.layers.includes(layer.name)) total += kernel.reduce((sum, w) => sum + w * w, 0);
    }
    return lossFactor * total;
  }

  readState(): TrainingState {
    return {
      step: this.#guard.step,
      parameters: copyTensors(this.#parameters),
      slots: copyTensors(this.#slots),
    };
  }

  close(): void {
    // nothing is held
  }

  #layers(): OracleLayer[] {
    return this.#task.network.layers.map((layer, index) => ({
      layer,
      kernel: this.#parameters[2 * index].values,
      bias: this.#parameters[2 * index + 1].values,
    }));
  }

  #score(examples: Examples, indices: Uint32Array, divisor: number) {
    const { images, labels, classes, height, width } = examples;
    const size = height * width;
    const bytes = new Uint8Array(indices.length * size);
    for (const [row, index] of indices.entries())
      bytes.set(images.subarray(index * size, (index + 1) * size), row * size);
    const outputs = forward(this.#rules, this.#layers(), pixelsOf(bytes));
    const logits = outputs[outputs.length - 1];
    const last = this.#task.network.layers[this.#task.network.layers.length - 1];
    if (!logits.every(Number.isFinite)) this.#guard.stop(nonFiniteError(`${last.name}/logits`, this.#guard.step));
    const chosen = Uint8Array.from(indices, (index) => labels[index]);
    return { outputs, ...crossEntropy({ logits, labels: chosen, classes, divisor }) };
  }

  #update(index: number, gradient: Float32Array, { step, learningRate }: StepInput): void {
    const { optimizer, penalty, network } = this.#task;
    const { penalised, free } = stepConstants(penalty, learningRate);
    const isPenalisedKernel = index % 2 === 0 && penalty.layers.includes(network.layers[index / 2].name);
    const update: OracleUpdate = {
      parameter: isPenalisedKernel ? penalised : free,
      optimizer: optimizerConstants(optimizer, { step, learningRate }),
    };
    const { values } = this.#parameters[index];
    const count = this.#slots.length / this.#parameters.length;
    const slots = this.#slots.slice(index * count, (index + 1) * count);
    for (let at = 0; at < values.length; at++) {
      const before = { weight: values[at], gradient: gradient[at], slots: slots.map((slot) => slot.values[at]) };
      const after = updateWeight(this.#rules, before, update);
      values[at] = after.weight;
      for (const [number, slot] of slots.entries()) slot.values[at] = after.slots[number];
    }
  }
}

function copyTensors(tensors: readonly NamedTensor[]): NamedTensor[] {
  return tensors.map((tensor) => ({ ...tensor, values: tensor.values.slice() }));
}
