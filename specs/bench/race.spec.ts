import { describe, expect, it } from 'vitest';
import { type Pace, race, type Runner } from '../../src/bench/race.ts';

const PACE: Pace = { rounds: 6, stepsPerRound: 10, warmUpSteps: 12, warmUpMs: 50, budgetMs: 120 };

/** Takes exactly `stepMs` for each step and writes down when it ran. */
function steady(name: string, stepMs: number, diary: string[] = []): Runner {
  return {
    name,
    async steps(count) {
      diary.push(`${name} ${count}`);
      return { cpuMs: (count * stepMs) / 2, wallMs: count * stepMs, losses: [] };
    },
  };
}

describe('race', () => {
  it('lets everybody take steps in turn after warming up', async () => {
    const diary: string[] = [];
    await race([steady('a', 1, diary), steady('b', 2, diary)], { ...PACE, rounds: 2 });
    expect(diary.join(', ')).toBe('a 1, a 1, a 5, a 5, b 1, b 1, b 5, b 5, a 10, b 10, a 10, b 10');
  });

  it('answers with the time of one step in each round', async () => {
    const performances = await race([steady('a', 1)], PACE);
    expect(performances.get('a')?.times).toEqual(
      Array.from({ length: 6 }, (_, round) => ({ round, cpuMs: 0.5, wallMs: 1 })),
    );
  });

  it('gives slow runners fewer steps a round, and slower ones fewer rounds, but two', async () => {
    const performances = await race([steady('slow', 10), steady('slower', 30), steady('slowest', 900)], PACE);
    expect(performances.get('slow')).toMatchObject({ stepsPerRound: 2, times: { length: 6 } });
    expect(performances.get('slower')).toMatchObject({ stepsPerRound: 1, times: { length: 4 } });
    expect(performances.get('slowest')).toMatchObject({ stepsPerRound: 1, times: { length: 2 } });
  });

  it('ends for runners that take no time at all', async () => {
    expect((await race([steady('a', 0)], PACE)).get('a')?.times).toHaveLength(6);
  });

  it('has no performances without runners', async () => {
    expect((await race([], PACE)).size).toBe(0);
  });
});
