import type { Tensor } from '@tensorflow/tfjs-core';
import type { SameseedError } from '../../base/errors.ts';
import type { TrainingState } from '../../network/network.ts';
import { penaltyTerms } from '../../network/penalty.ts';
import { optimizerConstants, stepConstants } from '../constants.ts';
import type { EngineStack, EngineTask, StackScore, StepInput } from '../engine.ts';
import { firstNonFinite, nonFiniteError } from '../non-finite.ts';
import { StepGuard } from '../step-guard.ts';
import type { RunningBackend } from './backend.ts';
import { type Batch, loadBatch } from './batch.ts';
import { compute } from './compute.ts';
import { backward, forward, logitsGradient } from './model.ts';
import { downloadStates, layersOf, uploadStates } from './parameters.ts';
import { scoreRows } from './score.ts';
import type { TfjsParameter } from './update.ts';

const EVALUATED_ROWS = 1000;

/** Networks trained by tfjs's operations: the rules of the bit contract, sums in tfjs's own order. */
export class TfjsStack implements EngineStack {
  readonly #backend: RunningBackend;
  readonly #tasks: readonly EngineTask[];
  readonly #guards: readonly StepGuard[];
  #parameters: readonly TfjsParameter[];
  #failure: SameseedError | undefined;

  constructor(backend: RunningBackend, tasks: readonly EngineTask[]) {
    this.#backend = backend;
    this.#tasks = tasks;
    this.#guards = tasks.map((task) => new StepGuard(task));
    const states = tasks.map(({ state }) => state);
    this.#parameters = compute(backend, () => uploadStates(backend.tf, states));
  }

  async step(inputs: readonly StepInput[]): Promise<StackScore[]> {
    if (this.#failure !== undefined) throw this.#failure;
    for (const [network, guard] of this.#guards.entries()) guard.admit(inputs[network]);
    const batch = loadBatch(inputs.map(({ indices }, network) => ({ examples: this.#tasks[network].train, indices })));
    const { next, logits, checks } = compute(this.#backend, () => this.#descend(batch, inputs));
    this.#dispose(this.#parameters);
    this.#parameters = next;
    const reading = Promise.all([logits.data<'float32'>(), checks.data<'float32'>()]);
    const [read, sums] = await reading.finally(() => this.#backend.tf.dispose([logits, checks]));
    const scores = batch.labels.map((labels, network) => this.#score(network, this.#rowsOf(read, network), labels));
    const suspects = scores.map((_, network) => !this.#rowsOf(sums, network).every(Number.isFinite));
    return suspects.includes(true) ? this.#findBroken(scores, suspects) : scores;
  }

  async evaluate(): Promise<StackScore[]> {
    const sets = this.#tasks.map(({ validation }) => validation);
    // all look at the same images, unless each has held out its own
    const shown = sets.every((set) => set === sets[0]) ? sets.slice(0, 1) : sets;
    const { count, classes } = sets[0];
    const read = sets.map(() => new Float32Array(count * classes));
    for (let first = 0; first < count; first += EVALUATED_ROWS) {
      const length = Math.min(EVALUATED_ROWS, count - first);
      const indices = Uint32Array.from({ length }, (_, row) => first + row);
      const batch = loadBatch(shown.map((examples) => ({ examples, indices })));
      const logits = compute(this.#backend, () => this.#forward(batch)[this.#network.layers.length]);
      const values = await logits.data<'float32'>().finally(() => logits.dispose());
      for (const [network, own] of read.entries()) own.set(this.#rowsOf(values, network), first * classes);
    }
    return sets.map(({ labels }, network) => this.#score(network, read[network], labels));
  }

  async penalties(): Promise<number[]> {
    const totals = this.#tasks.map(() => 0);
    for (const { layer, kernel } of layersOf(this.#network, this.#parameters)) {
      const penalised = this.#tasks.map(({ penalty }) => penalty.layers.includes(layer.name));
      if (!penalised.includes(true)) continue;
      const values = await kernel.data<'float32'>();
      for (const [network, isPenalised] of penalised.entries()) {
        if (!isPenalised) continue;
        totals[network] += this.#rowsOf(values, network).reduce((sum, weight) => sum + weight * weight, 0);
      }
    }
    return totals.map((total, network) => penaltyTerms(this.#tasks[network].penalty).lossFactor * total);
  }

  async readStates(): Promise<TrainingState[]> {
    const states = await downloadStates(this.#parameters, this.#tasks[0].state);
    return states.map(({ parameters, slots }, network) => ({ step: this.#guards[network].step, parameters, slots }));
  }

  close(): void {
    this.#dispose(this.#parameters);
  }

  get #network() {
    return this.#tasks[0].network;
  }

  /** All operations of a step: the next parameters, and what there is to read. */
  #descend(batch: Batch, inputs: readonly StepInput[]) {
    const { tf, updateParameter, condense = (checks: Tensor) => checks } = this.#backend;
    const outputs = this.#forward(batch);
    const logits = outputs[outputs.length - 1];
    const labels = tf.tensor(batch.targets, logits.shape);
    const gradient = logitsGradient(tf, logits, { labels, rows: batch.rows });
    const layers = layersOf(this.#network, this.#parameters);
    const gradients = backward(this.#backend, { layers, outputs, gradient });
    const constants = this.#tasks.map(({ penalty, optimizer }, network) => ({
      penalty,
      ...stepConstants(penalty, inputs[network].learningRate),
      optimizer: optimizerConstants(optimizer, inputs[network]),
    }));
    const updated = this.#parameters.map((before, index) =>
      updateParameter(before, {
        gradient: gradients[index],
        constants: constants.map(({ penalty, penalised, free, optimizer }) => {
          const isPenalised = index % 2 === 0 && penalty.layers.includes(layers[index / 2].layer.name);
          return { parameter: isPenalised ? penalised : free, optimizer };
        }),
      }),
    );
    // a sum of many tensors at once takes more of them than a GPU may hold
    const checks = condense(
      tf.concat(
        updated.map(({ check }) => check),
        1,
      ),
    );
    return { next: updated.map(({ weight, slots }) => ({ weight, slots })), logits, checks };
  }

  #forward({ pixels, rows }: Batch): Tensor[] {
    const { inputs } = this.#network;
    const shape = [pixels.length / (rows * inputs), rows, inputs];
    const images = this.#backend.tf.tensor(pixels, shape);
    return forward(this.#backend, layersOf(this.#network, this.#parameters), images);
  }

  #rowsOf(values: Float32Array, network: number): Float32Array {
    const size = values.length / this.#tasks.length;
    return values.subarray(network * size, (network + 1) * size);
  }

  #score(network: number, logits: Float32Array, labels: Uint8Array): StackScore {
    if (logits.every(Number.isFinite)) return scoreRows(logits, labels);
    const { name } = this.#network.layers[this.#network.layers.length - 1];
    return this.#fail(network, `${name}/logits`);
  }

  /** A sum of finite values may overflow too: nothing is broken then. */
  async #findBroken(scores: readonly StackScore[], suspects: readonly boolean[]): Promise<StackScore[]> {
    const states = await this.readStates();
    return scores.map((score, network) => {
      if (!suspects[network] || !('lossSum' in score)) return score;
      const { parameters, slots } = states[network];
      const broken = firstNonFinite([...parameters, ...slots]);
      return broken === undefined ? score : this.#fail(network, broken);
    });
  }

  #fail(network: number, tensor: string): SameseedError {
    const failure = nonFiniteError(tensor, this.#guards[network].step);
    this.#failure ??= failure;
    return failure;
  }

  #dispose(parameters: readonly TfjsParameter[]): void {
    for (const { weight, slots } of parameters) this.#backend.tf.dispose([weight, ...slots]);
  }
}
