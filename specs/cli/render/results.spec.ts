import { describe, expect, it } from 'vitest';
import type { SummaryRecord } from '../../../src/artifact/record.ts';
import { openPaint } from '../../../src/cli/render/paint.ts';
import { renderResults } from '../../../src/cli/render/results.ts';

const paint = openPaint(false);

const treatment = {
  part: 'hinton',
  treatment: 'l2-0.00025075',
  levels: { l2: 2.5075e-4 },
  parameterCount: 545_810,
  epochs: 2,
  count: 1,
  mean: 0.9512,
  minimum: 0.9512,
  maximum: 0.9512,
};

const summary: SummaryRecord = {
  schemaVersion: 1,
  kind: 'summary',
  experiment: { name: 'quick', title: 'A short look', dataset: 'mnist', isCut: true },
  result: {
    claim: 'bitwise',
    runs: {},
    treatments: [
      {
        ...treatment,
        part: 'notebook',
        treatment: 'notebook',
        levels: {},
        parameterCount: 55_050,
        epochs: 10,
        count: 3,
        mean: 0.97123,
        standardDeviation: 0.00091,
        interval: { lower: 0.96897, upper: 0.97349 },
      },
      treatment,
    ],
    digest: '0'.repeat(64),
  },
  provenance: {
    dataset: { name: 'mnist', digests: {} },
    engine: { name: 'portable', version: '1' },
    packages: {},
    fingerprint: {
      platform: 'linux',
      architecture: 'x64',
      osRelease: '6',
      processor: 'a processor',
      cores: 2,
      memoryBytes: 1,
      node: '20.20.2',
      v8: '11.3',
    },
  },
  observed: { startedAt: '2026-01-01T00:00:00.000Z', durationMs: 1, workers: 1 },
};

const on = (dataset: string, isCut: boolean) =>
  renderResults({ ...summary, experiment: { ...summary.experiment, dataset, isCut } }, dataset, paint);

describe('renderResults', () => {
  it('is a table with mean, sample deviation and interval', () => {
    expect(renderResults(summary, 'MNIST', paint)).toBe(
      [
        'A short look, on MNIST',
        'part      treatment      n  parameters  epochs  validation accuracy, 95 %',
        'notebook  notebook       3      55,050      10  0.9712 ± 0.0009 [0.9690, 0.9735]',
        'hinton    l2-0.00025075  1     545,810       2  0.9512',
        "This experiment is cut short, so it allows no verdict against Hinton's 0.9847.",
      ].join('\n'),
    );
  });

  it('fits 80 columns', () => {
    expect(
      Math.max(
        ...renderResults(summary, 'MNIST', paint)
          .split('\n')
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(80);
  });

  it('never compares glyphs with Hinton', () => {
    expect(on('glyphs', false)).toMatch(/not MNIST: nothing here is compared with Hinton's 0\.9847\.$/u);
  });

  it('gives the interval of the number that a full run is compared with', () => {
    expect(on('mnist', false)).toContain('0.9821 to 0.9869');
  });
});
