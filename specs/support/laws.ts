import fc from 'fast-check';
import { expect } from 'vitest';
import properties from '../../seeds/properties.json' with { type: 'json' };

const seeded = { seed: properties.seed, verbose: 1 } as const;

/** Asserts that a law holds for every generated case; cases come from the committed seed. */
export function expectLaw<Values>(property: fc.IProperty<Values>, parameters: fc.Parameters<Values> = {}): void {
  fc.assert(property, { ...seeded, ...parameters });
}

/** The same for a law whose implementation answers later. */
export async function expectLawAsync<Values>(
  property: fc.IAsyncProperty<Values>,
  parameters: fc.Parameters<Values> = {},
): Promise<void> {
  await fc.assert(property, { ...seeded, ...parameters });
}

/** Asserts that a law, bound to a planted defect, is refuted. */
export function expectDefectCaught<Values>(
  property: fc.IProperty<Values>,
  parameters: fc.Parameters<Values> = {},
): void {
  const outcome = fc.check(property, { ...seeded, endOnFailure: true, ...parameters });
  expect(outcome.failed, 'the planted defect was not caught').toBe(true);
}

/** The same for a law whose implementation answers later. */
export async function expectDefectCaughtAsync<Values>(
  property: fc.IAsyncProperty<Values>,
  parameters: fc.Parameters<Values> = {},
): Promise<void> {
  const outcome = await fc.check(property, { ...seeded, endOnFailure: true, ...parameters });
  expect(outcome.failed, 'the planted defect was not caught').toBe(true);
}
