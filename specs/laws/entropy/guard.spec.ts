import { expect, it } from 'vitest';
import { type Guard, GuardList, refusingGuard } from '../../../src/laws/entropy/guard.ts';
import { setTraps } from '../../../src/laws/entropy/traps.ts';

const guard = (allowed: Guard['allowed'] = [], outer?: Guard): Guard => ({ outer, allowed, refused: undefined });

it('finds the innermost guard that refuses', () => {
  const outer = guard();
  const inner = guard(['clock'], outer);
  expect(refusingGuard(inner, 'random')).toBe(inner);
  expect(refusingGuard(inner, 'clock')).toBe(outer);
  expect(refusingGuard(guard(['clock']), 'clock')).toBeUndefined();
  expect(refusingGuard(undefined, 'random')).toBeUndefined();
});

it('holds for everything until its end where tasks can’t be told apart, as in a browser', () => {
  const context = new GuardList();
  const undo = setTraps(context);
  const [first, second] = [guard(), guard(['clock'])];
  try {
    context.run(first, () => {});
    context.run(second, () => {});
    expect(() => Math.random()).toThrow('Math.random was called by');
    expect(() => Date.now()).not.toThrow();
    context.end(first);
    context.end(first);
    expect(() => Math.random()).toThrow('Math.random was called by');
    context.end(second);
    expect(() => Math.random()).not.toThrow();
  } finally {
    undo();
  }
});
