import { describe, expect, it } from 'vitest';
import { type Case, USUAL } from '../../src/bench/case.ts';
import { evaluationRows } from '../../src/bench/evaluation-rows.ts';
import type { Performance } from '../../src/bench/race.ts';
import { stepRows } from '../../src/bench/step-rows.ts';

const item: Case = { ...USUAL, section: 'optimizer', stepsBefore: 200, competitors: ['portable', 'pytorch', 'oracle'] };

function performed(...values: number[]): Performance {
  return { stepsPerRound: 10, times: values.map((cpuMs, round) => ({ round, cpuMs, wallMs: cpuMs + 1 })) };
}

describe('stepRows', () => {
  it('has the least and the median time, alone and against PyTorch', () => {
    const performances = new Map([
      ['portable', performed(4, 6, 5)],
      ['pytorch', performed(8, 10, 20)],
      ['oracle', performed(800)],
    ]);
    const [portable, pytorch, oracle] = stepRows(item, { performances, absent: new Map() });
    expect(portable).toEqual({
      section: 'optimizer',
      engine: 'portable',
      optimizer: 'sgd',
      batchSize: 128,
      widths: [784, 500, 300, 10],
      stepsBefore: 200,
      rounds: 3,
      stepsPerRound: 10,
      stepMs: 4,
      stepMsMedian: 5,
      wallMs: 5,
      ratioToPytorch: 0.5,
      ratioToPytorchMedian: 0.5,
      note: null,
    });
    expect(pytorch).toMatchObject({ ratioToPytorch: 1, ratioToPytorchMedian: 1 });
    expect(oracle).toMatchObject({ rounds: 1, ratioToPytorch: 100, ratioToPytorchMedian: 100 });
  });

  it('has times, but no ratio, where PyTorch is missing', () => {
    const performances = new Map([['portable', performed(4)]]);
    const rows = stepRows(item, { performances, absent: new Map([['pytorch', 'No torch.']]) });
    expect(rows[0]).toMatchObject({ stepMs: 4, ratioToPytorch: null, ratioToPytorchMedian: null, note: null });
    expect(rows[1]).toMatchObject({ stepMs: null, wallMs: null, ratioToPytorch: null, note: 'No torch.' });
  });
});

describe('evaluationRows', () => {
  it('has null for everything that could not be measured', () => {
    const rows = evaluationRows(['portable', 'pytorch'], {
      performances: new Map([['portable', performed(90, 100)]]),
      absent: new Map([['pytorch', 'No torch.']]),
      images: 10_000,
      hidden: [500, 300],
    });
    expect(rows).toMatchObject([
      { engine: 'portable', images: 10_000, durationMs: 90, durationMsMedian: 95, ratioToPytorch: null },
      { engine: 'pytorch', durationMs: null, durationMsMedian: null, ratioToPytorch: null, note: 'No torch.' },
    ]);
  });
});
