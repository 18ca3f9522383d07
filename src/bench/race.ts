import type { Lap } from './remote/remote-competitor.ts';

/** Somebody whose steps can be timed. */
export interface Runner {
  readonly name: string;
  /** Takes `count` steps. */
  steps(count: number): Promise<Lap>;
}

/** How long a race is. */
export interface Pace {
  /** Everybody takes part in each round; the slow ones only in the first few. */
  readonly rounds: number;
  /** Steps of a quick runner in a round; slower ones take fewer, but at least one. */
  readonly stepsPerRound: number;
  /** Steps before the first round, in which compilers and caches get warm. */
  readonly warmUpSteps: number;
  /** About how long a runner may warm up, ms. */
  readonly warmUpMs: number;
  /** About how long all rounds of a runner may take, ms; nobody takes part in fewer than two rounds. */
  readonly budgetMs: number;
}

/** What a runner needed for a step in one round, mean over the steps of that round. */
export interface RoundTime {
  /** 0 for the first one. */
  readonly round: number;
  /** Time of the processor, all threads together. */
  readonly cpuMs: number;
  /** Time of the clock. */
  readonly wallMs: number;
}

/** A runner's rounds, and how many steps each of them had. */
export interface Performance {
  readonly stepsPerRound: number;
  readonly times: readonly RoundTime[];
}

const FEWEST_ROUNDS = 2;
const WARM_UP_GROUP = 5;

/**
 * Lets all runners step in turn, a few steps each, round after round: whatever else the machine does meets all of them.
 * Who warms up does so before the first round, alone.
 */
export async function race(runners: readonly Runner[], pace: Pace): Promise<Map<string, Performance>> {
  const entries = [];
  for (const runner of runners) {
    entries.push({ runner, ...plan(await warmUp(runner, pace), pace), times: [] as RoundTime[] });
  }
  for (let round = 0; round < pace.rounds; round++) {
    for (const { runner, stepsPerRound, rounds, times } of entries) {
      if (round >= rounds) continue;
      const { cpuMs, wallMs } = await runner.steps(stepsPerRound);
      times.push({ round, cpuMs: cpuMs / stepsPerRound, wallMs: wallMs / stepsPerRound });
    }
  }
  return new Map(entries.map(({ runner, stepsPerRound, times }) => [runner.name, { stepsPerRound, times }]));
}

async function warmUp(runner: Runner, { warmUpSteps, warmUpMs }: Pace): Promise<number> {
  // The first step may compile the others, and tells nothing of them.
  await runner.steps(1);
  let { wallMs: stepMs } = await runner.steps(1);
  let spentMs = stepMs;
  let steps = 2;
  while (steps < warmUpSteps && spentMs < warmUpMs) {
    const count = Math.min(WARM_UP_GROUP, warmUpSteps - steps);
    const { wallMs } = await runner.steps(count);
    steps += count;
    spentMs += wallMs;
    stepMs = wallMs / count;
  }
  return stepMs;
}

function plan(stepMs: number, { rounds, stepsPerRound, budgetMs }: Pace): { stepsPerRound: number; rounds: number } {
  const affordable = Math.floor(budgetMs / (stepMs * rounds));
  const steps = Math.max(1, Math.min(stepsPerRound, affordable));
  return {
    stepsPerRound: steps,
    rounds: Math.max(FEWEST_ROUNDS, Math.min(rounds, Math.floor(budgetMs / (stepMs * steps)))),
  };
}
