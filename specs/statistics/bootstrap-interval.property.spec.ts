import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawInteger } from '../../src/random/integer.ts';
import { openStream } from '../../src/random/stream.ts';
import { type BootstrapRequest, bootstrapInterval } from '../../src/statistics/bootstrap-interval.ts';
import type { Interval } from '../../src/statistics/interval.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';
import { samples, scales, shifts } from './arbitraries.ts';

type Bootstrap = (request: BootstrapRequest<number>) => Interval;

const seeds = fc.nat(2 ** 32 - 1);
const few = { numRuns: 20 };

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const meanOfImages = (values: readonly number[]) => values.reduce((sum, value) => sum + Math.round(value * 10_000), 0);

function request(values: readonly number[], seed: number): BootstrapRequest<number> {
  const stream = openStream(seed, 'bootstrap');
  return { values, statistic: meanOf, draw: (bound) => drawInteger(stream, bound), resamples: 400 };
}

const repeatsItself = (bootstrap: Bootstrap) =>
  fc.property(samples, seeds, (values, seed) => {
    expect(bootstrap(request(values, seed))).toEqual(bootstrap(request(values, seed)));
  });

const staysWithinTheSample = (bootstrap: Bootstrap) =>
  fc.property(samples, seeds, (values, seed) => {
    const { lower, upper } = bootstrap(request(values, seed));
    expect(lower).toBeGreaterThanOrEqual(Math.min(...values) - 1e-12);
    expect(upper).toBeLessThanOrEqual(Math.max(...values) + 1e-12);
    expect(lower).toBeLessThan(upper);
    expect(lower <= meanOf(values) && meanOf(values) <= upper).toBe(true);
  });

const movesWithTheSample = (bootstrap: Bootstrap) =>
  fc.property(samples, seeds, scales, shifts, (values, seed, scale, shift) => {
    const plain = bootstrap({ ...request(values, seed), statistic: meanOfImages });
    const moved = bootstrap({
      ...request(values, seed),
      statistic: (sample) => meanOfImages(sample) * scale + shift,
    });
    expect(moved.lower).toBeCloseTo(plain.lower * scale + shift, 6);
    expect(moved.upper).toBeCloseTo(plain.upper * scale + shift, 6);
  });

let calls = 0;
const unseeded: Bootstrap = (given) => {
  calls += 1;
  return bootstrapInterval({ ...given, draw: (bound) => (given.draw(bound) + calls) % bound });
};
const normal: Bootstrap = (given) => {
  const mean = given.statistic(given.values);
  return { lower: mean - 0.02, upper: mean + 0.02 };
};
const withoutReplacement: Bootstrap = (given) => {
  let next = 0;
  return bootstrapInterval({ ...given, draw: (bound) => next++ % bound });
};

it('always gives the same interval for the same draws', () => {
  expectLaw(repeatsItself(bootstrapInterval), few);
  expectDefectCaught(repeatsItself(unseeded), few);
});

it('always lies within the sample and around its mean', () => {
  expectLaw(staysWithinTheSample(bootstrapInterval), few);
  for (const defect of [normal, withoutReplacement]) expectDefectCaught(staysWithinTheSample(defect), few);
});

it('always moves with unit and origin of the statistic', () => {
  expectLaw(movesWithTheSample(bootstrapInterval), few);
  expectDefectCaught(movesWithTheSample(normal), few);
});

function meanRatio(sample: readonly (readonly [number, number])[]): number {
  return sample.reduce((sum, [a, b]) => sum + a / b, 0) / sample.length;
}

describe('bootstrapInterval', () => {
  it('is a point for equal values', () => {
    expect(bootstrapInterval(request([0.5, 0.5, 0.5], 1))).toEqual({ lower: 0.5, upper: 0.5 });
  });

  it('takes a hundred samples, and no fewer', () => {
    const { lower, upper } = bootstrapInterval({ ...request([1, 2, 3, 4], 1), resamples: 100 });
    expect(lower < 2.5 && 2.5 < upper).toBe(true);
  });

  it('takes pairs', () => {
    const { values: _none, statistic: _mean, ...rest } = request([], 1);
    const { lower, upper } = bootstrapInterval({
      ...rest,
      values: [
        [1, 2],
        [2, 3],
        [3, 5],
        [4, 5],
      ],
      statistic: meanRatio,
    });
    expect(lower >= 0.5 && upper <= 0.8).toBe(true);
  });

  it.each([
    [{ values: [1] }, 'sample-too-small', 'Expected at least 2 values for a bootstrap interval, received 1'],
    [{ resamples: 99 }, 'resamples-invalid', 'an integer ≥ 100, received 99'],
    [{ resamples: 1000.5 }, 'resamples-invalid', 'received 1000.5'],
    [{ values: [1, Number.NaN] }, 'sample-not-finite', 'Expected a finite statistic of every sample, received NaN'],
    [{ level: 95 }, 'level-invalid', 'received 95'],
    [
      { statistic: (sample: readonly number[]) => new Set(sample).size },
      'bootstrap-one-sided',
      'received all below it; this statistic has no bootstrap interval.',
    ],
    [
      { statistic: (sample: readonly number[]) => -new Set(sample).size },
      'bootstrap-one-sided',
      'received all above it; this statistic has no bootstrap interval.',
    ],
  ])('refuses %j', (change, code, message) => {
    const bad = {
      ...request(
        Array.from({ length: 30 }, (_, index) => index),
        1,
      ),
      ...change,
    };
    expect(() => bootstrapInterval(bad)).toThrow(expect.objectContaining({ code }));
    expect(() => bootstrapInterval(bad)).toThrow(message);
  });
});
