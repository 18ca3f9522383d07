import type { TrainingState } from '../../network/network.ts';
import { penaltyTerms } from '../../network/penalty.ts';
import { optimizerConstants, stepConstants } from '../constants.ts';
import type { EngineSession, EngineTask, Score, StepInput } from '../engine.ts';
import { firstNonFinite, nonFiniteError } from '../non-finite.ts';
import { StepGuard } from '../step-guard.ts';
import { backward } from './backward.ts';
import { BatchLoader } from './batch.ts';
import { forward } from './forward.ts';
import { layOut, type Layout } from './layout.ts';
import type { Kernels } from './kernel-types.ts';
import { readTensors, writeTensors } from './state.ts';
import { update } from './update.ts';

/** A network trained by the WebAssembly kernels; what a step does, in the order in which it does it. */
export class PortableSession implements EngineSession {
  readonly #kernels: Kernels;
  readonly #task: EngineTask;
  readonly #layout: Layout;
  readonly #loader: BatchLoader;
  readonly #guard: StepGuard;
  readonly #score: DataView;

  constructor(kernels: Kernels, task: EngineTask) {
    this.#kernels = kernels;
    this.#task = task;
    this.#layout = layOut(kernels, task);
    this.#loader = new BatchLoader(kernels, this.#layout);
    this.#guard = new StepGuard(task);
    this.#score = new DataView(kernels.memory.buffer, this.#layout.score, 16);
    writeTensors(kernels.memory, this.#layout, task.state);
  }

  step(input: StepInput): Score {
    const { train, penalty, optimizer } = this.#task;
    this.#guard.admit(input);
    this.#loader.loadChosen(train, input.indices);
    const score = this.#scoreRows(input.indices.length);
    const { penalised, free } = stepConstants(penalty, input.learningRate);
    const rounded = optimizerConstants(optimizer, input);
    let isFinite = true;
    const pass = { kernels: this.#kernels, layout: this.#layout, rows: input.indices.length };
    backward(pass, (parameter, gradient, place) => {
      const constants = place.isPenalised && parameter === place.kernel ? penalised : free;
      isFinite = update(this.#kernels, parameter, { gradient, constants, optimizer: rounded }) && isFinite;
    });
    if (!isFinite) this.#stopAtBrokenTensor();
    return score;
  }

  evaluate(): Score {
    const { validation } = this.#task;
    let score: Score = { lossSum: 0, correct: 0 };
    for (let first = 0; first < validation.count; first += this.#layout.rows) {
      const rows = Math.min(this.#layout.rows, validation.count - first);
      this.#loader.loadRange(validation, first, rows);
      score = this.#scoreRows(rows, score);
    }
    return score;
  }

  penalty(): number {
    let sum = 0;
    for (const { isPenalised, kernel } of this.#layout.layers) {
      if (isPenalised) sum += this.#kernels.sumOfSquares(kernel.values, kernel.count);
    }
    return penaltyTerms(this.#task.penalty).lossFactor * sum;
  }

  readState(): TrainingState {
    const tensors = readTensors(this.#kernels.memory, this.#layout, this.#task.optimizer);
    return { step: this.#guard.step, ...tensors };
  }

  close(): void {
    // the memory goes with the instance
  }

  #scoreRows(rows: number, before: Score = { lossSum: 0, correct: 0 }): Score {
    const { labels, layers, score, exponentials } = this.#layout;
    const { layer, output } = layers[layers.length - 1];
    forward(this.#kernels, this.#layout, rows);
    this.#score.setFloat64(0, before.lossSum, true);
    this.#score.setInt32(8, before.correct, true);
    const bad = this.#kernels.softmaxCrossEntropy(output, labels, rows, layer.units, score, exponentials);
    if (bad !== 0) this.#guard.stop(nonFiniteError(`${layer.name}/logits`, this.#guard.step));
    return { lossSum: this.#score.getFloat64(0, true), correct: this.#score.getInt32(8, true) };
  }

  #stopAtBrokenTensor(): never {
    const { parameters, slots } = this.readState();
    const broken = firstNonFinite([...parameters, ...slots]) ?? 'a parameter';
    return this.#guard.stop(nonFiniteError(broken, this.#guard.step));
  }
}
