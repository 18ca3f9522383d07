import { expect, it } from 'vitest';
import { measureCeiling } from '../../src/bench/measure-ceiling.ts';

it('measureCeiling answers with a rate that a processor can have', { timeout: 60_000 }, async () => {
  const rate = await measureCeiling();
  expect(rate).toBeGreaterThan(1e8);
  expect(rate).toBeLessThan(1e12);
});
