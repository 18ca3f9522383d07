import type { Tensor } from '@tensorflow/tfjs-core';
import type { TrainingState } from '../../network/network.ts';
import { penaltyTerms } from '../../network/penalty.ts';
import { optimizerConstants, stepConstants } from '../constants.ts';
import type { EngineSession, EngineTask, Score, StepInput } from '../engine.ts';
import { firstNonFinite, nonFiniteError } from '../non-finite.ts';
import { crossEntropy } from '../oracle/loss.ts';
import { StepGuard } from '../step-guard.ts';
import type { RunningBackend } from './backend.ts';
import { type Batch, loadBatch } from './batch.ts';
import { compute } from './compute.ts';
import { backward, forward, logitsGradient } from './model.ts';
import { downloadState, layersOf, uploadState } from './parameters.ts';
import type { TfjsParameter } from './update.ts';

const EVALUATED_ROWS = 1000;

/** A network trained by tfjs's operations: the rules of the bit contract, sums in tfjs's own order. */
export class TfjsSession implements EngineSession {
  readonly #backend: RunningBackend;
  readonly #task: EngineTask;
  readonly #guard: StepGuard;
  #parameters: readonly TfjsParameter[];

  constructor(backend: RunningBackend, task: EngineTask) {
    this.#backend = backend;
    this.#task = task;
    this.#guard = new StepGuard(task);
    this.#parameters = compute(backend, () => uploadState(backend.tf, task.state));
  }

  async step(input: StepInput): Promise<Score> {
    this.#guard.admit(input);
    const batch = loadBatch(this.#task.train, input.indices);
    const { next, logits, checks } = compute(this.#backend, () => this.#descend(batch, input));
    this.#dispose(this.#parameters);
    this.#parameters = next;
    const reading = Promise.all([logits.data<'float32'>(), checks.data<'float32'>()]);
    const [read, sums] = await reading.finally(() => this.#backend.tf.dispose([logits, checks]));
    const score = this.#score(read, batch.labels);
    if (!sums.every(Number.isFinite)) await this.#stopIfBroken();
    return score;
  }

  async evaluate(): Promise<Score> {
    const { validation, network } = this.#task;
    const { count, classes } = validation;
    const read = new Float32Array(count * classes);
    for (let first = 0; first < count; first += EVALUATED_ROWS) {
      const rows = Math.min(EVALUATED_ROWS, count - first);
      const batch = loadBatch(
        validation,
        Uint32Array.from({ length: rows }, (_, row) => first + row),
      );
      const logits = compute(this.#backend, () => this.#forward(batch)[network.layers.length]);
      read.set(await logits.data<'float32'>().finally(() => logits.dispose()), first * classes);
    }
    return this.#score(read, validation.labels);
  }

  async penalty(): Promise<number> {
    const { network, penalty } = this.#task;
    let total = 0;
    for (const { layer, kernel } of layersOf(network, this.#parameters)) {
      if (!penalty.layers.includes(layer.name)) continue;
      total += (await kernel.data<'float32'>()).reduce((sum, weight) => sum + weight * weight, 0);
    }
    return penaltyTerms(penalty).lossFactor * total;
  }

  async readState(): Promise<TrainingState> {
    return { step: this.#guard.step, ...(await downloadState(this.#parameters, this.#task.state)) };
  }

  close(): void {
    this.#dispose(this.#parameters);
  }

  /** All operations of a step: the next parameters, and what there is to read. */
  #descend(batch: Batch, input: StepInput) {
    const { tf } = this.#backend;
    const outputs = this.#forward(batch);
    const logits = outputs[outputs.length - 1];
    const gradient = logitsGradient(tf, logits, tf.tensor(batch.targets, logits.shape));
    const layers = layersOf(this.#task.network, this.#parameters);
    const gradients = backward(this.#backend, { layers, outputs, gradient });
    const { penalised, free } = stepConstants(this.#task.penalty, input.learningRate);
    const optimizer = optimizerConstants(this.#task.optimizer, input);
    const updated = this.#parameters.map((before, index) => {
      const isPenalised = index % 2 === 0 && this.#task.penalty.layers.includes(layers[index / 2].layer.name);
      const parameter = isPenalised ? penalised : free;
      return this.#backend.updateParameter(before, { gradient: gradients[index], parameter, optimizer });
    });
    // a sum of many tensors at once takes more of them than a GPU may hold
    const checks = tf.stack(updated.map((parameter) => parameter.check));
    return { next: updated.map(({ weight, slots }) => ({ weight, slots })), logits, checks };
  }

  #forward({ pixels, labels }: Batch): Tensor[] {
    const { tf } = this.#backend;
    const { network } = this.#task;
    const images = tf.tensor2d(pixels, [labels.length, network.inputs]);
    return forward(this.#backend, layersOf(network, this.#parameters), images);
  }

  #score(logits: Float32Array, labels: Uint8Array): Score {
    const { network, train } = this.#task;
    const { name } = network.layers[network.layers.length - 1];
    if (!logits.every(Number.isFinite)) this.#guard.stop(nonFiniteError(`${name}/logits`, this.#guard.step));
    return crossEntropy({ logits, labels, classes: train.classes, divisor: 1 }).score;
  }

  /** A sum of finite values may overflow too: nothing is broken then. */
  async #stopIfBroken(): Promise<void> {
    const { parameters, slots } = await this.readState();
    const broken = firstNonFinite([...parameters, ...slots]);
    if (broken !== undefined) this.#guard.stop(nonFiniteError(broken, this.#guard.step));
  }

  #dispose(parameters: readonly TfjsParameter[]): void {
    for (const { weight, slots } of parameters) this.#backend.tf.dispose([weight, ...slots]);
  }
}
