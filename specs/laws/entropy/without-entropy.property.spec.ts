import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openGuardContext } from '../../../src/laws/entropy/guard.ts';
import { findSources } from '../../../src/laws/entropy/sources.ts';
import { setTraps } from '../../../src/laws/entropy/traps.ts';
import { withoutEntropy } from '../../../src/laws/entropy/without-entropy.ts';
import { expectDefectCaughtAsync, expectLawAsync } from '../../support/laws.ts';

type Run = (fn: () => Promise<unknown>) => Promise<unknown>;

/** What a guarded function does: how long it lasts, how it ends, and what it guards itself. */
interface Task {
  readonly turns: number;
  readonly ends: 'well' | 'badly' | 'by drawing';
  readonly inner: readonly Task[];
}

const tasksOver = (inner: fc.Arbitrary<Task[]>): fc.Arbitrary<Task> =>
  fc.record({ turns: fc.nat(3), ends: fc.constantFrom<Task['ends'][]>('well', 'badly', 'by drawing'), inner });

const leaves = tasksOver(fc.constant([]));
const tasks = tasksOver(fc.array(tasksOver(fc.array(leaves, { maxLength: 2 })), { maxLength: 2 }));

const places = () =>
  findSources().map(({ owner, key }) => ({ owner, key, descriptor: Object.getOwnPropertyDescriptor(owner, key) }));

async function perform(run: Run, { turns, ends, inner }: Task): Promise<string> {
  const done = run(async () => {
    for (let turn = 0; turn < turns; turn++) await Promise.resolve();
    const within = await Promise.all(inner.map(async (next) => perform(run, next)));
    if (ends === 'badly') throw new Error('badly');
    return ends === 'well' ? within : Math.random();
  });
  return done.then(
    () => 'well',
    (error: unknown) => (error instanceof Error && error.message.includes('Math.random') ? 'by drawing' : 'badly'),
  );
}

const refusesAndRestores = (run: Run) =>
  fc.asyncProperty(fc.array(tasks, { minLength: 1, maxLength: 3 }), async (given) => {
    const before = places();
    const ends = await Promise.all(given.map(async (next) => perform(run, next)));
    const after = places();
    // restored first, so that a planted defect leaves nothing behind
    for (const { owner, key, descriptor } of before) Object.defineProperty(owner, key, descriptor ?? {});
    expect(ends).toEqual(given.map(({ ends: end }) => end));
    expect(after).toEqual(before);
  });

const guarded: Run = async (fn) => withoutEntropy(fn);

const trapped =
  (lift: (undo: () => void, outcome: Promise<unknown>) => Promise<unknown>): Run =>
  async (fn) => {
    const context = openGuardContext();
    const undo = setTraps(context);
    return lift(undo, context.run({ outer: undefined, allowed: [], refused: undefined }, fn));
  };
const liftedOnSuccessOnly = trapped(async (undo, outcome) => {
  const value = await outcome;
  undo();
  return value;
});
const liftedAtOnce = trapped(async (undo, outcome) => {
  undo();
  return outcome;
});
const unguarded: Run = async (fn) => fn();

it('always refuses what draws and restores everything, nested and at once', async () => {
  await expectLawAsync(refusesAndRestores(guarded));
  for (const defect of [liftedOnSuccessOnly, liftedAtOnce, unguarded]) {
    await expectDefectCaughtAsync(refusesAndRestores(defect));
  }
});
