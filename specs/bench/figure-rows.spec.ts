import { describe, expect, it } from 'vitest';
import { describeMachine } from '../../src/artifact/machine.ts';
import { growthPlots, stepTimeRows } from '../../src/bench/figure-rows.ts';
import type { BenchRecord, StepRow } from '../../src/bench/record.ts';

const row: StepRow = {
  section: 'optimizer',
  engine: 'portable',
  optimizer: 'sgd',
  batchSize: 128,
  widths: [784, 500, 300, 10],
  stepsBefore: 200,
  rounds: 12,
  stepsPerRound: 10,
  stepMs: 4,
  stepMsMedian: 5,
  wallMs: 6,
  ratioToPytorch: 0.9,
  ratioToPytorchMedian: 0.95,
  note: null,
};
const square = { widths: [784, 64, 64, 10], batchSize: 128 };
const record: BenchRecord = {
  kind: 'bench',
  dispatches: [],
  machine: describeMachine(),
  flags: [],
  versions: {},
  dataset: { name: 'mnist', title: 'MNIST' },
  ceiling: 1e9,
  rows: [
    row,
    { ...row, engine: 'pytorch', stepMs: null, note: 'missing' },
    { ...row, ...square, section: 'width' },
    { ...row, ...square, section: 'width', engine: 'jax-js' },
    { ...row, section: 'batch size', batchSize: 32 },
  ],
  evaluation: [],
  memory: [
    { ...square, peakBytes: 1e8 },
    { widths: [784, 500, 300, 10], batchSize: 32, peakBytes: 2e8 },
  ],
  sweeps: [{ runs: 2, workers: 1, durationMs: 4000, runsPerMinute: 30, ratioToOneWorker: 1, peakBytes: 3e8 }],
};

describe('stepTimeRows', () => {
  it('has what was measured by optimizer and nothing else', () => {
    expect(stepTimeRows(record)).toEqual([{ engine: 'portable', optimizer: 'sgd', stepMs: 4, ratio: 0.9 }]);
  });
});

describe('growthPlots', () => {
  it('has time and memory against width, batch size and runs', () => {
    // 64 wide: 128 × (2·784·64 + 3·64·64 + 3·64·10) multiply-adds at a thousand million a second, in ms.
    const denseMs = (128 * (2 * 784 * 64 + 3 * 64 * 64 + 3 * 64 * 10)) / 1e6;
    const [width, batch, runs, ...memory] = growthPlots(record).map(({ points }) => points);
    expect(width).toEqual([
      { series: 'portable', x: 64, y: 4 },
      { series: 'ceiling', x: 64, y: denseMs },
    ]);
    expect(batch.map(({ x }) => x)).toEqual([32, 32]);
    expect(runs).toEqual([{ series: '1 worker', x: 2, y: 4 }]);
    expect(memory).toEqual([
      [{ series: 'portable', x: 64, y: 100 }],
      [{ series: 'portable', x: 32, y: 200 }],
      [{ series: '1 worker', x: 2, y: 300 }],
    ]);
  });

  it('is empty where growth was not measured', () => {
    expect(growthPlots({ ...record, sweeps: [] })).toEqual([]);
  });
});
