import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  checkProperty,
  type PropertyOutcome,
  type PropertyParameters,
} from '../../../src/laws/counterexamples/check-property.ts';
import { type CounterexampleStore, openCounterexamples } from '../../../src/laws/counterexamples/store.ts';
import { expectDefectCaught, expectLaw } from '../../support/laws.ts';
import { temporaryFolder } from '../../support/temporary.ts';

type Check = <Values>(
  name: string,
  property: fc.IProperty<Values>,
  parameters?: PropertyParameters<Values>,
) => PropertyOutcome<Values>;

const few = { numRuns: 20 };
const seeds = fc.integer();
const law = 'always stays below a limit';

/** Values of many kinds, and a sum of what they hold that reaches any limit up to 40. */
const values = fc.constantFrom<fc.Arbitrary<unknown>[]>(
  fc.array(fc.nat(9), { size: '+1' }),
  fc.float32Array(),
  fc.bigInt({ min: 0n, max: 99n }),
  fc.record({ a: fc.double(), b: fc.option(fc.string({ unit: 'binary' })), c: fc.func(fc.nat()) }),
  fc.nat(9).chain((size) => fc.array(fc.constant(size), { maxLength: 9 })),
);
const sizeOf = (value: unknown) => fc.stringify(value).length;

let folders = 0;
const newFolder = (root: string) => `${root}/${folders++}`;

const replaysFirst = (check: Check, store: (folder: string) => CounterexampleStore, root = temporaryFolder()) =>
  fc.property(values, fc.integer({ min: 0, max: 12 }), seeds, seeds, (arbitrary, limit, seed, later) => {
    const memory = { store: store(newFolder(root)) };
    const seen: string[] = [];
    const property = fc.property(arbitrary, (value) => {
      seen.push(fc.stringify(value));
      return sizeOf(value) < limit;
    });
    const first = check(law, property, { seed, ...memory });
    fc.pre(first.kind === 'broken' && seen.length > 0);
    const smallest = fc.stringify(first.details.counterexample?.[0]);
    seen.length = 0;
    const second = check(law, property, { seed: later, ...memory });
    expect(second.kind).toBe('broken');
    expect(seen).toEqual([smallest]);
    expect(second.details.counterexamplePath).toBe(first.details.counterexamplePath);
    const unlimited = check(
      law,
      fc.property(arbitrary, () => true),
      { seed: later, ...memory },
    );
    expect(unlimited.kind).toBe('held');
  });

const inFolder = (folder: string) => openCounterexamples({ folder, mayWrite: true });

/** A store in which something is changed before it is kept. */
const keeping =
  (change: (found: Parameters<CounterexampleStore['keep']>[1]) => Partial<typeof found>) =>
  (folder: string): CounterexampleStore => {
    const store = inFolder(folder);
    return { ...store, keep: (name, found) => store.keep(name, { ...found, ...change(found) }) };
  };

it('always replays the smallest case that broke a law before any other', () => {
  expectLaw(replaysFirst(checkProperty, inFolder), few);
});

it.each([
  ['a store that forgets', (folder: string) => openCounterexamples({ folder, mayWrite: false })],
  ['the case before it was shrunk', keeping(({ path }) => ({ path: path.split(':')[0] }))],
  ['the seed that comes next', keeping(({ seed }) => ({ seed: seed + 1 }))],
  ['a digest of what is shown, not of what was generated', keeping(() => ({ valueDigest: '' }))],
])('always replays the smallest case first: catches %s', (_defect, store) => {
  expectDefectCaught(replaysFirst(checkProperty, store), few);
});

const isShort = (numbers: readonly number[]) => numbers.length < 4;

const tellsStale = (check: Check, root = temporaryFolder()) =>
  fc.property(seeds, (seed) => {
    const memory = { seed, store: inFolder(newFolder(root)) };
    const short = fc.array(fc.integer({ min: -50, max: 49 }), { maxLength: 3 });
    fc.pre(check(law, fc.property(fc.array(fc.nat(99)), isShort), memory).kind === 'broken');
    const outcome = check(law, fc.property(short, isShort), memory);
    expect(outcome.kind).toBe('stale');
    expect(outcome.note).toContain('1 of 1 counterexamples');
  });

const quiet: Check = (name, property, parameters) => {
  const outcome = checkProperty(name, property, parameters);
  return outcome.kind === 'stale' ? { ...outcome, kind: 'held' } : outcome;
};

it('never passes over a stored case that can no longer be generated', () => {
  expectLaw(tellsStale(checkProperty), few);
  expectDefectCaught(tellsStale(quiet), few);
});
