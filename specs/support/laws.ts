import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect } from 'vitest';
import properties from '../../seeds/properties.json' with { type: 'json' };
import { assertProperty } from '../../src/laws/counterexamples/assert-property.ts';
import { openCounterexamples } from '../../src/laws/counterexamples/store.ts';

const seeded = { seed: properties.seed, verbose: 1 } as const;
const pathOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const store = openCounterexamples({ folder: pathOf('../../seeds/counterexamples') });

/**
 * Asserts that a law holds for every generated case; cases come from the committed seed, and before them those that once
 * broke it, from `seeds/counterexamples`.
 */
export function expectLaw<Values>(property: fc.IProperty<Values>, parameters: fc.Parameters<Values> = {}): void {
  assertProperty(nameOfLaw(), property, { ...seeded, ...parameters, store });
}

/** The same for a law whose implementation answers later. */
export async function expectLawAsync<Values>(
  property: fc.IAsyncProperty<Values>,
  parameters: fc.Parameters<Values> = {},
): Promise<void> {
  await assertProperty(nameOfLaw(), property, { ...seeded, ...parameters, store });
}

const lawsOfTests = new Map<string, number>();

/** Spec and test, and for a test's second law its number. */
function nameOfLaw(): string {
  const { testPath = '', currentTestName = '' } = expect.getState();
  const spec = relative(pathOf('..'), testPath).replace(/(?:\.property)?\.spec\.tsx?$/u, '');
  const test = `${spec.replaceAll('\\', '/')}: ${currentTestName}`;
  const number = (lawsOfTests.get(test) ?? 0) + 1;
  lawsOfTests.set(test, number);
  return number === 1 ? test : `${test} (law ${number})`;
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
