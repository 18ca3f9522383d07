import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import { assertProperty } from '../../../src/laws/counterexamples/assert-property.ts';
import { breakOnce, failureOf, type Holds, law, newPlace, type Place } from './sums.ts';

let place: Place;
beforeEach(() => {
  place = newPlace();
});

const assertOn = (numbers: fc.Arbitrary<number[]>, holds: Holds = () => true) =>
  failureOf(() => assertProperty(law, fc.property(numbers, holds), { store: place.store }));

it('a stale counterexample is reported with what it was, what is there now, and what to do', async () => {
  await breakOnce(place);
  const error = await assertOn(fc.array(fc.integer({ min: 30, max: 40 })));
  expect(error).toMatchObject({ code: 'counterexample-stale', kind: 'check' });
  expect(error.message).toMatch(
    /^Law holds, but its generator has changed: always sums below 10\n1 of 1 counterexamples in .*always-sums-below-10\.json can't be replayed:\n- 1: seed 1, path "[\d:]+" was \[\[10\]\], is now .*\nName a value that still matters in `examples`, and delete its entry from the file\.$/u,
  );
});

it('a stale counterexample is told with both versions when fast-check has changed', async () => {
  await breakOnce(place);
  writeFileSync(place.file, readFileSync(place.file, 'utf8').replace(/"fastCheck": "[^"]*"/u, '"fastCheck": "3.0.0"'));
  const error = await assertOn(fc.array(fc.integer({ min: 30, max: 40 })));
  expect(error.message).toMatch(/ \(fast-check 3\.0\.0 then, 4\.\d+\.\d+ now\)/u);
});

it('a stale counterexample is one whose place leads nowhere, too', async () => {
  await breakOnce(place);
  const error = await assertOn(fc.constant([1]));
  expect(error.message).toMatch(/was \[\[10\]\], is now nothing$/mu);
});

it('a stale counterexample hides no new failure', async () => {
  await breakOnce(place);
  const error = await assertOn(fc.constant([1]), () => false);
  expect(error.code).toBe('law-broken');
  expect(place.read()).toHaveLength(2);
});
