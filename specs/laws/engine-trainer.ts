import { portableExp } from '../../src/base/exp.ts';
import { restorePixels } from '../../src/dataset/preprocessing.ts';
import { drawEpochBatches } from '../../src/dataset/batches.ts';
import type { Examples } from '../../src/dataset/dataset.ts';
import type { Engine, EngineSession, EngineTask } from '../../src/engine/engine.ts';
import type { Rows } from '../../src/laws/rows.ts';
import type { Trainer, Training, WeightTensor } from '../../src/laws/trainer.ts';
import type { TrainingRun } from '../../src/laws/training-run.ts';
import { buildNetwork } from '../../src/network/architecture.ts';
import { drawInitialState } from '../../src/network/initial-state.ts';
import { PENALTY_CONVENTIONS, type TrainingState } from '../../src/network/network.ts';
import { DEFAULT_OPTIMIZERS } from '../../src/network/optimizers/defaults.ts';

/** An engine of ours as a trainer, with everything that the laws can ask. */
export function engineTrainer(engine: Engine, changes: Partial<Trainer> = {}): Trainer {
  return {
    name: engine.name,
    open: async (run) => EngineTraining.open(engine, run),
    traits: {
      activations: ['relu', 'tanh', 'logistic'],
      optimizers: Object.values(DEFAULT_OPTIMIZERS),
      penalties: PENALTY_CONVENTIONS,
      isDense: true,
    },
    ...changes,
  };
}

/** What a training holds between two steps. */
interface Place {
  readonly state: TrainingState;
  readonly done: number;
}

class EngineTraining implements Training {
  readonly #engine: Engine;
  readonly #task: EngineTask;
  readonly #run: TrainingRun;
  #session: EngineSession;
  #done = 0;

  static async open(engine: Engine, run: TrainingRun): Promise<EngineTraining> {
    const task = taskOf(run);
    return new EngineTraining(engine, { run, task, session: await engine.open(task) });
  }

  constructor(engine: Engine, parts: { run: TrainingRun; task: EngineTask; session: EngineSession }) {
    this.#engine = engine;
    this.#task = parts.task;
    this.#run = parts.run;
    this.#session = parts.session;
  }

  async epoch(): Promise<{ loss: number; validationLoss: number }> {
    const { count } = this.#task.train;
    let lossSum = 0;
    for (let left = this.#stepsPerEpoch(); left > 0; left--) lossSum += await this.#step();
    const validation = await this.#session.evaluate();
    return { loss: lossSum / count, validationLoss: validation.lossSum / this.#task.validation.count };
  }

  async weights(): Promise<readonly WeightTensor[]> {
    return (await this.#session.readState()).parameters;
  }

  async setWeights(weights: readonly WeightTensor[]): Promise<void> {
    const state = await this.#session.readState();
    const parameters = state.parameters.map((tensor, place) =>
      Object.assign({}, tensor, { values: Float32Array.from(weights[place].values) }),
    );
    await this.#goOnFrom({ ...state, parameters });
  }

  async steps(count: number): Promise<void> {
    for (let step = 0; step < count; step++) await this.#step();
  }

  async save(): Promise<Place> {
    return { state: await this.#session.readState(), done: this.#done };
  }

  async restore(saved: Place): Promise<void> {
    this.#done = saved.done;
    await this.#goOnFrom(saved.state);
  }

  async loss(rows: Rows): Promise<number> {
    const state = await this.#session.readState();
    const session = await this.#engine.open({ ...this.#task, state, validation: examplesOf(rows, this.#run) });
    const { lossSum } = await session.evaluate();
    await session.close();
    return lossSum / rows.count;
  }

  async predict(rows: Rows): Promise<number[]> {
    const { classes } = this.#run;
    const [{ values: logits }] = (await this.#inspect(rows, /\/logits$/u)).values();
    return Array.from(logits, (_, at) => {
      const row = Array.from(logits.slice(at - (at % classes), at - (at % classes) + classes));
      return 1 / row.reduce((sum, logit) => sum + portableExp(logit - logits[at]), 0);
    });
  }

  async gradient(rows: Rows): Promise<readonly WeightTensor[]> {
    const gradients = await this.#inspect(rows, /\/gradient$/u);
    const { parameters } = await this.#session.readState();
    return parameters.map(({ name, shape }) => ({ shape, values: gradients.get(`${name}/gradient`)?.values ?? [] }));
  }

  async close(): Promise<void> {
    await this.#session.close();
  }

  /** Tensors of a step on all rows whose names match. */
  async #inspect(rows: Rows, names: RegExp) {
    const { state } = await this.save();
    const task = { ...this.#task, state, train: examplesOf(rows, this.#run), batchSize: rows.count };
    const indices = Uint32Array.from({ length: rows.count }, (_, row) => row);
    const tensors = (await this.#engine.inspect?.(task, indices)) ?? [];
    return new Map(tensors.filter(({ name }) => names.test(name)).map((tensor) => [tensor.name, tensor]));
  }

  #stepsPerEpoch(): number {
    return Math.ceil(this.#task.train.count / this.#task.batchSize);
  }

  async #step(): Promise<number> {
    const { seed, learningRate } = this.#run;
    const steps = this.#stepsPerEpoch();
    const { count } = this.#task.train;
    const epoch = 1 + Math.floor(this.#done / steps);
    const batches = drawEpochBatches({ count, batchSize: this.#task.batchSize, seed, epoch });
    const indices = batches[this.#done % steps];
    const { step } = await this.#session.readState();
    const { lossSum } = await this.#session.step({ step: step + 1, indices, learningRate });
    this.#done++;
    return lossSum;
  }

  async #goOnFrom(state: TrainingState): Promise<void> {
    await this.#session.close();
    this.#session = await this.#engine.open({ ...this.#task, state });
  }
}

function taskOf(run: TrainingRun): EngineTask {
  const { inputs, hidden, classes, activation, optimizer, penalty, seed } = run;
  const layers = hidden.map((units) => ({ units, activation }));
  const network = buildNetwork({ inputs, hidden: layers, classes, initializer: 'glorot-uniform' });
  const isAdamw = optimizer.kind === 'adamw' && penalty.factor === 0;
  return {
    network,
    optimizer,
    penalty: isAdamw ? { ...penalty, convention: 'decoupled' } : penalty,
    train: examplesOf(run.train, run),
    validation: examplesOf(run.validation, run),
    batchSize: Math.min(run.batchSize, run.train.count),
    state: drawInitialState({ network, optimizer, seed }),
  };
}

function examplesOf({ count, inputs, labels }: Rows, { classes }: TrainingRun): Examples {
  return { count, height: 1, width: inputs.length / count, classes, images: restorePixels(inputs), labels };
}
