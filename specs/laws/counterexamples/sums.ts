import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { assertProperty } from '../../../src/laws/counterexamples/assert-property.ts';
import {
  type CounterexampleStore,
  openCounterexamples,
  type StoreOptions,
} from '../../../src/laws/counterexamples/store.ts';
import { temporaryFolder } from '../../support/temporary.ts';

/** A law that lists of numbers break. */
export const law = 'always sums below 10';

/** A folder for counterexamples that is not there yet, its store, and the file of {@link law} in it. */
export interface Place {
  readonly folder: string;
  readonly file: string;
  readonly store: CounterexampleStore;
  /** What the file holds. */
  read(): readonly Record<string, unknown>[];
}

/** A place of its own for a test. */
export function newPlace(options: StoreOptions = {}): Place {
  const folder = join(temporaryFolder(), 'seeds', 'counterexamples');
  const file = join(folder, 'always-sums-below-10.json');
  return {
    folder,
    file,
    store: openCounterexamples({ folder, mayWrite: true, now: () => new Date('2026-11-22T12:00:00Z'), ...options }),
    read: () => JSON.parse(readFileSync(file, 'utf8')).counterexamples,
  };
}

/** Whether a list keeps a law. */
export type Holds = (numbers: readonly number[]) => boolean;

/** Sum of a list. */
export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** {@link law}, which `[10]` breaks. */
export const isSmall: Holds = (numbers) => sum(numbers) < 10;

/** Lists that keep something, told at once. */
export function property(holds: Holds): fc.IProperty<[number[]]> {
  return fc.property(fc.array(fc.nat(20)), (numbers) => refuse(holds, numbers));
}

/** Lists that keep something, told later. */
export function later(holds: Holds): fc.IAsyncProperty<[number[]]> {
  return fc.asyncProperty(fc.array(fc.nat(20)), async (numbers) => {
    await Promise.resolve();
    refuse(holds, numbers);
  });
}

function refuse(holds: Holds, numbers: readonly number[]): void {
  if (!holds(numbers)) throw new RangeError(`the sum is ${sum(numbers)}`);
}

/** Stores the case `[10]`. */
export async function breakOnce(place: Place): Promise<void> {
  await failureOf(() => assertProperty(law, property(isSmall), { seed: 1, store: place.store }));
}

/** What a function or promise throws. */
export async function failureOf(work: () => unknown): Promise<Error & { readonly code?: string }> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('nothing was thrown');
}
