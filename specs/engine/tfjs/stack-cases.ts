import fc from 'fast-check';
import { expect } from 'vitest';
import type { Engine, EngineStack, EngineTask, StackScore, StepInput } from '../../../src/engine/engine.ts';
import type { NamedTensor, Optimizer, Penalty } from '../../../src/network/network.ts';
import { openStream, type Stream } from '../../../src/random/stream.ts';
import { seeds } from '../../network/arbitraries.ts';
import { drawExamples, drawState, engineCases, inWords, type Outcome } from '../cases.ts';

/** Tasks of one shape with nothing else in common, and what each is given in each step. */
export interface StackCase {
  readonly tasks: readonly EngineTask[];
  /** By step, then by task. */
  readonly steps: readonly (readonly StepInput[])[];
}

/**
 * One to four networks of a drawn shape: weights, optimizer constants, penalty, learning rate, batches, steps taken before
 * and sometimes the examples are each network's own. Some have no penalty, or one on other layers.
 */
export function stackCases(bases = engineCases()): fc.Arbitrary<StackCase> {
  return fc
    .record({ base: bases, networks: fc.integer({ min: 1, max: 4 }), ownData: fc.boolean(), seed: seeds })
    .map(({ base, networks, ownData, seed }) => {
      const stream = openStream(seed, 'stack-case');
      const tasks = Array.from({ length: networks }, () => variant(base.task, ownData, stream));
      const count = base.task.train.count;
      const full = Math.min(base.task.batchSize, count);
      const rates = tasks.map(() => base.learningRate * (0.5 + stream.uniform()));
      const steps = Array.from({ length: base.steps }, (_, index) =>
        tasks.map(({ state }, network) => ({
          step: state.step + index + 1,
          indices: Uint32Array.from({ length: index === 2 ? 1 : full }, () => stream.uint32() % count),
          learningRate: rates[network] / (index + 1),
        })),
      );
      return { tasks, steps };
    });
}

function variant(task: EngineTask, ownData: boolean, stream: Stream): EngineTask {
  const { network, penalty } = task;
  const optimizer = otherConstants(task.optimizer, stream);
  const draw = (set: EngineTask['train']) => (ownData ? drawExamples({ ...set, density: 0.5 }, stream) : set);
  return {
    ...task,
    optimizer,
    penalty: otherPenalty(penalty, optimizer, { task, stream }),
    train: draw(task.train),
    validation: draw(task.validation),
    state: { ...withSigns(drawState(network, optimizer, { stream }), stream), step: stream.uint32() % 3 },
  };
}

function otherConstants(optimizer: Optimizer, stream: Stream): Optimizer {
  const near = (value: number) => value * (1 - 0.1 * stream.uniform());
  if (optimizer.kind === 'sgd') return optimizer;
  if (optimizer.kind === 'rmsprop') {
    return { kind: 'rmsprop', decay: near(optimizer.decay), epsilon: near(optimizer.epsilon) };
  }
  if (optimizer.kind === 'adam' || optimizer.kind === 'adamw') {
    const { kind, beta1, beta2, epsilon } = optimizer;
    return { kind, beta1: near(beta1), beta2: near(beta2), epsilon: near(epsilon) };
  }
  return { kind: optimizer.kind, momentum: near(optimizer.momentum) };
}

function otherPenalty(penalty: Penalty, { kind }: Optimizer, { task, stream }: { task: EngineTask; stream: Stream }) {
  const isFree = stream.uniform() < 0.3;
  const convention =
    kind === 'adamw' || (penalty.convention === 'decoupled' && kind !== 'adam') ? ('decoupled' as const) : 'keras';
  return {
    convention,
    factor: isFree ? 0 : 0.1 * stream.uniform(),
    layers: task.network.layers.filter(() => stream.uniform() < 0.6).map(({ name }) => name),
  } satisfies Penalty;
}

/** Some weights are −0, which a sum with a penalty of nothing would turn around. */
function withSigns(state: EngineTask['state'], stream: Stream): EngineTask['state'] {
  const turn = (tensor: NamedTensor) => ({
    ...tensor,
    values: tensor.values.map((value) => (value === 0 && stream.uniform() < 0.5 ? -0 : value)),
  });
  return { ...state, parameters: state.parameters.map(turn) };
}

/** Each network of a stack of the first engine has the very bits that it has alone on the second one. */
export const stacksBitwise = (stacked: Pick<Engine, 'stacking'>, alone: Engine, cases = stackCases()) =>
  fc.asyncProperty(cases, async (stackCase) => {
    const together = await runStack(stacked, stackCase);
    expect(together.map(inWords)).toEqual((await runApart(alone, stackCase)).map(inWords));
  });

/** Each network of a stack is near the one alone: in ULP of its tensor's largest number, of 1 at least, and of 1 + loss. */
export const stacksWithin = (engine: Engine, maxUlp: number, cases = stackCases()) =>
  fc.asyncProperty(cases, async (stackCase) => {
    const alone = await runApart(engine, stackCase);
    for (const [network, outcome] of (await runStack(engine, stackCase)).entries()) {
      expect(distanceInUlp(outcome, alone[network])).toBeLessThanOrEqual(maxUlp);
    }
  });

function distanceInUlp(left: Outcome, right: Outcome): number {
  const [others, tensors] = [tensorsOf(right), tensorsOf(left)];
  const distances = tensors.map(({ values }, index) => {
    const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
    const unit = 2 ** (Math.floor(Math.log2(largest)) - 23);
    return values.reduce((most, value, at) => Math.max(most, Math.abs(value - others[index].values[at]) / unit), 0);
  });
  const losses = left.scores.map(({ lossSum }, step) => {
    const other = right.scores[step].lossSum;
    return Math.abs(lossSum - other) / ((1 + other) * 2 ** -23);
  });
  return Math.max(...distances, ...losses);
}

function tensorsOf({ state }: Outcome): readonly NamedTensor[] {
  return [...(state?.parameters ?? []), ...(state?.slots ?? [])];
}

/** What each network gives in a stack of an engine. */
async function runStack(engine: Pick<Engine, 'stacking'>, { tasks, steps }: StackCase): Promise<Outcome[]> {
  if (engine.stacking === undefined) throw new Error('an engine without stacks');
  const stack = await engine.stacking.open(tasks);
  try {
    return await follow(stack, { tasks, steps });
  } finally {
    await stack.close();
  }
}

/** What each network gives alone. */
async function runApart(engine: Engine, { tasks, steps }: StackCase): Promise<Outcome[]> {
  const outcomes = [];
  for (const [network, task] of tasks.entries()) {
    const session = await engine.open(task);
    const stack: EngineStack = {
      step: async ([input]) => [await session.step(input)],
      evaluate: async () => [await session.evaluate()],
      penalties: async () => [await session.penalty()],
      readStates: async () => [await session.readState()],
      close: () => session.close(),
    };
    const own = { tasks: [task], steps: steps.map((inputs) => [inputs[network]]) };
    outcomes.push(...(await follow(stack, own)));
    await stack.close();
  }
  return outcomes;
}

async function follow(stack: EngineStack, { tasks, steps }: StackCase): Promise<Outcome[]> {
  const scores: (readonly StackScore[])[] = [];
  for (const inputs of steps) scores.push(await stack.step(inputs));
  const states = await stack.readStates();
  const validations = await stack.evaluate();
  const penalties = await stack.penalties();
  return tasks.map((_, network) => ({
    scores: scores.map((row) => scoreOf(row[network])),
    validation: scoreOf(validations[network]),
    penalty: penalties[network],
    state: states[network],
  }));
}

function scoreOf(score: StackScore) {
  if (score instanceof Error) throw score;
  return score;
}
