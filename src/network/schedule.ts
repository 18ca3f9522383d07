import { integer, parse, real, z } from '../base/schema.ts';
import type { Schedule } from './network.ts';

const rate = real({ atLeast: 0 });
const ascending = (fractions: readonly number[]): boolean =>
  fractions.every((fraction, index) => index === 0 || fraction > fractions[index - 1]);

const requestSchema = z.strictObject({
  steps: integer(1),
  schedule: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('constant'), rate }),
    z.strictObject({
      kind: z.literal('step'),
      rate,
      divisor: real({ above: 0 }),
      at: z.array(real({ above: 0, below: 1 })).refine(ascending, { error: 'fractions in ascending order' }),
    }),
    z.strictObject({ kind: z.literal('cosine'), rate }),
  ]),
});

/**
 * Learning rate of every step of a run [steps], float64; entry s − 1 is the rate of step s, and the first one is
 * `schedule.rate`. The cosine is rate·½(1 + cos(π·(s − 1)/steps)), by + − × ÷ only.
 *
 * @throws {SameseedError} `schedule-invalid` when `steps` is not an integer ≥ 1, a rate is not finite or below 0, a
 *   divisor not above 0, or fractions are not ascending within (0, 1).
 * @see Loshchilov & Hutter 2017, SGDR: Stochastic Gradient Descent with Warm Restarts, equation 5, without restarts.
 */
export function learningRates(schedule: Schedule, steps: number): Float64Array {
  parse(requestSchema, { schedule, steps }, { code: 'schedule-invalid', subject: 'schedule' });
  if (schedule.kind === 'constant') return new Float64Array(steps).fill(schedule.rate);
  return schedule.kind === 'step' ? stepRates(schedule, steps) : cosineRates(schedule.rate, steps);
}

function stepRates({ rate: first, divisor, at }: Extract<Schedule, { kind: 'step' }>, steps: number): Float64Array {
  let current = first;
  let passed = 0;
  return Float64Array.from({ length: steps }, (_, done) => {
    while (passed < at.length && done / steps >= at[passed]) {
      current /= divisor;
      passed++;
    }
    return current;
  });
}

// The cosine by rotation: (c, s) ← (c·c₁ − s·s₁, s·c₁ + c·s₁), with c₁ as 1 − α since a c₁ rounded near 1 would shrink
// or grow the circle at every step (Press et al., Numerical Recipes, equation 5.5.6).
function cosineRates(first: number, steps: number): Float64Array {
  const { alpha, sine } = firstAngle(Math.PI / steps);
  const rates = new Float64Array(steps);
  let c = 1;
  let s = 0;
  for (let index = 0; index < steps; index++) {
    rates[index] = first * (0.5 * (1 + c));
    [c, s] = [c - (alpha * c + sine * s), s - (alpha * s - sine * c)];
  }
  return rates;
}

// α = 1 − cos θ and sin θ by their Taylor series, for 0 < θ ≤ π.
function firstAngle(theta: number): { alpha: number; sine: number } {
  let alpha = 0;
  let sine = 0;
  let term = theta;
  for (let order = 1; order < 40; order += 2) {
    sine += term;
    term *= theta / (order + 1);
    alpha += term;
    term *= -theta / (order + 2);
  }
  return { alpha, sine };
}
