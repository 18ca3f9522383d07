import type { TrainingState } from '../../network/network.ts';
import { penaltyTerms } from '../../network/penalty.ts';
import { optimizerConstants, stepConstants } from '../constants.ts';
import type { EngineSession, EngineTask, Score, StepInput } from '../engine.ts';
import { firstNonFinite, nonFiniteError } from '../non-finite.ts';
import { StepGuard } from '../step-guard.ts';
import { Arena } from './arena.ts';
import { backward } from './backward.ts';
import { BlockLoader } from './block-loader.ts';
import { compressImages } from './compressed-images.ts';
import { forward } from './forward.ts';
import { layOut, type Layout } from './layout.ts';
import type { Kernels } from './kernel-types.ts';
import { panelBytesOf } from './panels.ts';
import type { Pass } from './pass.ts';
import { CONSTANTS_BYTES, ruleOf, writeConstants } from './rule.ts';
import { readTensors, writeTensors } from './state.ts';

/** A network trained by the WebAssembly kernels; what a step does, in the order in which it does it. */
export class PortableSession implements EngineSession {
  readonly #kernels: Kernels;
  readonly #task: EngineTask;
  readonly #layout: Layout;
  readonly #train: BlockLoader;
  readonly #validation: BlockLoader;
  readonly #guard: StepGuard;
  readonly #pass: Pass;
  readonly #penalised: Float32Array;
  readonly #free: Float32Array;
  readonly #score: DataView;

  constructor(kernels: Kernels, task: EngineTask) {
    this.#kernels = kernels;
    this.#task = task;
    const arena = new Arena(kernels.memory, kernels.arenaStart());
    this.#layout = layOut(arena, task, { keepsGradients: false });
    const train = compressImages(kernels, arena, task.train);
    const validation = compressImages(kernels, arena, task.validation);
    this.#train = new BlockLoader(kernels, this.#layout, train);
    this.#validation = new BlockLoader(kernels, this.#layout, validation);
    this.#guard = new StepGuard(task);
    this.#pass = { kernels, layout: this.#layout, rule: ruleOf(task.optimizer), rows: 0, isFirst: true, isLast: true };
    this.#penalised = new Float32Array(kernels.memory.buffer, this.#layout.penalised, CONSTANTS_BYTES / 4);
    this.#free = new Float32Array(kernels.memory.buffer, this.#layout.free, CONSTANTS_BYTES / 4);
    this.#score = new DataView(kernels.memory.buffer, this.#layout.score, 16);
    writeTensors(kernels.memory, this.#layout, task.state);
  }

  step(input: StepInput): Score {
    this.#guard.admit(input);
    this.#setConstants(input);
    this.#resetScore();
    const { indices } = input;
    const batch = indices.length;
    let broken = 0;
    for (let first = 0; first < batch; first += this.#layout.rows) {
      const rows = Math.min(this.#layout.rows, batch - first);
      this.#train.load(first, rows, indices);
      this.#scoreRows(rows, batch);
      this.#train.listColumns(rows);
      this.#pass.isFirst = first === 0;
      this.#pass.isLast = first + rows === batch;
      broken += backward(this.#pass);
    }
    if (broken > 0) this.#stopAtBrokenTensor();
    return this.#readScore();
  }

  evaluate(): Score {
    const { count } = this.#task.validation;
    this.#resetScore();
    for (let first = 0; first < count; first += this.#layout.rows) {
      const rows = Math.min(this.#layout.rows, count - first);
      this.#validation.load(first, rows);
      this.#scoreRows(rows, count);
    }
    return this.#readScore();
  }

  penalty(): number {
    let sum = 0;
    for (const { isPenalised, kernel } of this.#layout.layers) {
      const { values, panelBytes, rows, columns } = kernel;
      if (isPenalised) sum += this.#kernels.sumOfSquares(values, panelBytes, rows, columns);
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

  #setConstants(input: StepInput): void {
    const { penalised, free } = stepConstants(this.#task.penalty, input.learningRate);
    const optimizer = optimizerConstants(this.#task.optimizer, input);
    writeConstants(this.#penalised, penalised, optimizer);
    writeConstants(this.#free, free, optimizer);
  }

  #scoreRows(rows: number, batch: number): void {
    const { labels, layers, score, exponentials } = this.#layout;
    const { layer, output } = layers[layers.length - 1];
    this.#pass.rows = rows;
    forward(this.#pass);
    const bad = this.#kernels.softmaxCrossEntropy(
      output,
      panelBytesOf(rows),
      labels,
      rows,
      layer.units,
      batch,
      score,
      exponentials,
    );
    if (bad !== 0) this.#guard.stop(nonFiniteError(`${layer.name}/logits`, this.#guard.step));
  }

  #resetScore(): void {
    this.#score.setFloat64(0, 0);
    this.#score.setInt32(8, 0);
  }

  #readScore(): Score {
    return { lossSum: this.#score.getFloat64(0, true), correct: this.#score.getInt32(8, true) };
  }

  #stopAtBrokenTensor(): never {
    const { parameters, slots } = this.readState();
    const broken = firstNonFinite([...parameters, ...slots]) ?? 'a parameter';
    return this.#guard.stop(nonFiniteError(broken, this.#guard.step));
  }
}
