import { SameseedError } from '../../base/errors.ts';
import type { Optimizer, TrainingState } from '../../network/network.ts';
import { DEFAULT_OPTIMIZERS } from '../../network/optimizers/defaults.ts';
import type { Engine, Score } from '../engine.ts';
import { oracleEngine } from '../oracle/oracle.ts';
import { digestSelfTest, selfTestSteps, selfTestTask } from '../self-test.ts';

// 40 times what the backends of tfjs show after these three steps
const TOLERANCE = 1e-5;

/**
 * The steps of the self-test twice with equal bits, and near those of the oracle with every optimizer.
 *
 * @throws {SameseedError} `self-test-failed`.
 */
export async function runTfjsSelfTest(engine: Engine): Promise<void> {
  const first = await digestSelfTest(engine);
  const second = await digestSelfTest(engine);
  // an engine that promises a distribution only need not repeat itself
  if (engine.claim !== 'statistical' && first !== second)
    refuse(engine, `the same digest twice, received ${first} and ${second}`);
  for (const optimizer of Object.values(DEFAULT_OPTIMIZERS)) {
    const distance = farthest(await train(engine, optimizer), await train(oracleEngine, optimizer));
    if (!(distance <= TOLERANCE)) {
      const { kind } = optimizer;
      refuse(engine, `weights and losses under ${kind} within ${TOLERANCE} of the oracle's, received ${distance}`);
    }
  }
}

interface Trained {
  readonly scores: readonly Score[];
  readonly state: TrainingState;
}

async function train(engine: Engine, optimizer: Optimizer): Promise<Trained> {
  const session = await engine.open(selfTestTask(optimizer));
  const scores = [];
  for (const input of selfTestSteps()) scores.push(await session.step(input));
  scores.push(await session.evaluate());
  const state = await session.readState();
  await session.close();
  return { scores, state };
}

/** Largest absolute difference of two trainings' weights and losses; NaN when one is. */
function farthest(left: Trained, right: Trained): number {
  const others = numbersOf(right);
  return Math.max(...numbersOf(left).map((value, index) => Math.abs(value - others[index])));
}

function numbersOf({ scores, state }: Trained): number[] {
  return [...scores.map(({ lossSum }) => lossSum), ...state.parameters.flatMap(({ values }) => [...values])];
}

function refuse({ name, claim }: Engine, expectation: string): never {
  throw new SameseedError(
    'self-test-failed',
    `Expected the self-test of engine "${name}" to give ${expectation}; its claim ${claim} is refused on this machine. Report this with the processor and the Node version.`,
    { kind: 'fault' },
  );
}
