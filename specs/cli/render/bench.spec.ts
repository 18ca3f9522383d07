import { describe, expect, it } from 'vitest';
import { describeMachine } from '../../../src/artifact/machine.ts';
import { planCases, planMemory, type Extent } from '../../../src/bench/plan-cases.ts';
import { COMPETITOR_NAMES } from '../../../src/bench/competitors/names.ts';
import { evaluationRows } from '../../../src/bench/evaluation-rows.ts';
import type { BenchRecord } from '../../../src/bench/record.ts';
import { type Outcome, stepRows } from '../../../src/bench/step-rows.ts';
import { widthsOf } from '../../../src/bench/case.ts';
import { renderBench } from '../../../src/cli/render/bench.ts';
import { openPaint } from '../../../src/cli/render/paint.ts';

const EXTENT: Extent = { isQuick: false, hasAllOptimizers: true, stepsBefore: 9999, only: COMPETITOR_NAMES };
const slow = { stepsPerRound: 1, times: [{ round: 0, cpuMs: 98_765.4321, wallMs: 98_765.4321 }] };
const quick = { stepsPerRound: 1, times: [{ round: 0, cpuMs: 12.3456, wallMs: 12.3456 }] };
const outcome: Outcome = {
  performances: new Map(COMPETITOR_NAMES.map((name) => [name, name === 'pytorch' ? quick : slow])),
  absent: new Map(),
};
const withoutPytorch: Outcome = {
  performances: new Map([['portable', quick]]),
  absent: new Map([['pytorch', 'Expected pytorch to start, but no Python 3 with torch was found.']]),
};

/** Every section that there is, with every competitor. */
function recordOf(ended: Outcome): BenchRecord {
  return {
    kind: 'bench',
    machine: { ...describeMachine(), processor: 'Some Processor(R) of 9.99 GHz', cores: 128 },
    flags: ['--experimental-wasm-revectorize'],
    versions: Object.fromEntries(COMPETITOR_NAMES.map((name) => [name, '1.13.0a0 (libopenblasp-r0.3.21.so)'])),
    dataset: { name: 'glyphs', title: 'embedded glyphs (not MNIST)' },
    ceiling: 123.4e9,
    rows: planCases(EXTENT).flatMap((item) => stepRows(item, ended)),
    evaluation: evaluationRows(COMPETITOR_NAMES, { ...ended, images: 10_000, hidden: [500, 300] }),
    dispatches: [
      { engine: 'tfjs-webgpu', optimizer: 'sgd', networks: 1, dispatches: 37, note: null },
      { engine: 'tfjs-webgpu', optimizer: 'sgd', networks: 15, dispatches: 37, note: null },
    ],
    memory: planMemory(EXTENT).map(({ hidden, batchSize }) => ({
      widths: widthsOf(hidden),
      batchSize,
      peakBytes: 250e6,
    })),
    sweeps: [
      { runs: 8, workers: 1, durationMs: 99_999, runsPerMinute: 4.8, ratioToOneWorker: 1, peakBytes: 2e8 },
      { runs: 8, workers: 2, durationMs: 55_555, runsPerMinute: 8.64, ratioToOneWorker: null, peakBytes: 3e8 },
    ],
  };
}

describe('renderBench', () => {
  const lines = renderBench(recordOf(outcome), openPaint(false)).split('\n');

  it('fits 80 columns whatever was measured', () => {
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });

  it('shows times and ratios of every program below each other', () => {
    const [headings, , pytorch] = lines.slice(lines.findIndex((line) => line.startsWith('optimizer')));
    expect(headings).toBe('optimizer  after  engine              least    median  /PyTorch  its median');
    expect(pytorch).toBe('sgd         9999  pytorch             12.35     12.35      1.00        1.00');
  });

  it('shows how many shaders a step of a GPU runs', () => {
    const [headings, one, fifteen] = lines.slice(lines.findIndex((line) => line.startsWith('Dispatches')) + 1);
    expect(headings).toMatch(/^engine +optimizer +networks +dispatches$/u);
    expect([one, fifteen].map((line) => line.split(/ +/u))).toEqual([
      ['tfjs-webgpu', 'sgd', '1', '37'],
      ['tfjs-webgpu', 'sgd', '15', '37'],
    ]);
  });

  it('says which data, machine and versions were measured', () => {
    const text = lines.join(' ');
    expect(text).toContain('--experimental-wasm-revectorize; on embedded glyphs');
    expect(text).toContain('Some Processor(R) of 9.99 GHz, 128 cores');
    expect(text).toContain('embedded glyphs (not MNIST)');
    expect(text).toContain('pytorch 1.13.0a0 (libopenblasp-r0.3.21.so)');
  });

  it('shows nothing in place of what is missing, and says why once', () => {
    const text = renderBench(recordOf(withoutPytorch), openPaint(false));
    expect(text).toMatch(/^sgd {9}9999 {2}portable {9}12\.35 {3}12\.35 {9}- {11}-$/mu);
    expect(text).toMatch(/^sgd {9}9999 {2}pytorch {14}- {7}- {9}- {11}-$/mu);
    expect(text.match(/^pytorch: Expected/gmu)).toHaveLength(1);
  });
});
