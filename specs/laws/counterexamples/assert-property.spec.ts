import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { assertProperty } from '../../../src/laws/counterexamples/assert-property.ts';
import { failureOf, isSmall, later, law, newPlace, type Place, property, sum } from './sums.ts';

let place: Place;
beforeEach(() => {
  place = newPlace();
});

describe.each([
  ['at once', property],
  ['later', later],
])('a property that answers %s', (_when, build) => {
  const assert = (holds: typeof isSmall, parameters: object = {}) =>
    failureOf(() => {
      const built = build(holds);
      return built.isAsync()
        ? assertProperty(law, later(holds), { store: place.store, ...parameters })
        : assertProperty(law, property(holds), { store: place.store, ...parameters });
    });

  it('is reported with the line that replays it, the cause, and where it is stored', async () => {
    const error = await assert(isSmall, { seed: 1 });
    expect(error).toMatchObject({ code: 'law-broken', kind: 'check', cause: new RangeError('the sum is 10') });
    const [first, , replay, counterexample] = error.message.split('\n');
    expect(first).toBe('Law broken: always sums below 10');
    expect(replay).toMatch(/^\{ seed: 1, path: "[\d:]+", endOnFailure: true \}$/u);
    expect(counterexample).toBe('Counterexample: [[10]]');
    expect(error.message).toContain(
      '/seeds/counterexamples/always-sums-below-10.json: every later run replays it first. Commit it with the cure.',
    );
  });

  it('is stored with all that is needed to find it again', async () => {
    await assert(isSmall, { seed: 1 });
    expect(readdirSync(place.folder)).toEqual(['always-sums-below-10.json']);
    expect(place.read()).toEqual([
      {
        seed: 1,
        path: expect.stringMatching(/^\d+(:\d+)*$/u),
        value: '[[10]]',
        valueDigest: expect.stringMatching(/^[0-9a-f]{64}$/u),
        fastCheck: expect.stringMatching(/^4\./u),
        machine: expect.objectContaining({ platform: process.platform, node: process.versions.node }),
        date: '2026-11-22',
      },
    ]);
  });

  it('is judged by the stored case alone while that fails, whatever the seed, and not stored again', async () => {
    await assert(isSmall, { seed: 1 });
    const before = readFileSync(place.file, 'utf8');
    const error = await assert(isSmall, { seed: 2 });
    expect(error.message).toMatch(/^\{ seed: 1, path: /mu);
    expect(error.message).toMatch(
      /\nThis is counterexample 1 of 1 in .*always-sums-below-10\.json, found on 2026-11-22 on \w+ \w+ with Node \S+ and fast-check \S+\.$/u,
    );
    expect(error.cause).toEqual(new RangeError('the sum is 10'));
    expect(readFileSync(place.file, 'utf8')).toBe(before);
  });

  it('keeps a second case beside the first', async () => {
    await assert(isSmall, { seed: 1 });
    await assert((numbers) => !numbers.includes(7), { seed: 1 });
    expect(place.read()).toMatchObject([{ value: '[[10]]' }, { value: '[[7]]' }]);
    const error = await assert((numbers) => !numbers.includes(7), { seed: 9 });
    expect(error.message).toContain('This is counterexample 2 of 2');
  });

  it('is stale when the precondition of the law excludes the stored case', async () => {
    await assert(isSmall, { seed: 1 });
    const error = await assert((numbers) => fc.pre(isSmall(numbers)) ?? true, { seed: 1, numRuns: 5 });
    expect(error.code).toBe('counterexample-stale');
    expect(error.message).toContain('was [[10]], is now excluded by a precondition');
  });

  it('is replayed by hand without the store', async () => {
    await assert(isSmall, { seed: 1 });
    const { seed, path } = place.read()[0];
    const before = readFileSync(place.file, 'utf8');
    const error = await assert((numbers) => sum(numbers) !== 10, { seed, path, endOnFailure: true });
    expect(error.message).toMatch(/^Law broken: always sums below 10\nProperty failed after 1 tests\n/u);
    expect(error.message).not.toContain('counterexample 1');
    expect(readFileSync(place.file, 'utf8')).toBe(before);
  });

  it('says so when there is no case, only too many that a precondition excludes', async () => {
    const error = await assert(() => fc.pre(false) ?? true);
    expect(error.code).toBe('law-broken');
    expect(error.message).toContain('too many pre-condition failures');
    expect(() => readdirSync(place.folder)).toThrow('ENOENT');
  });

  it('passes the generator’s own error on', async () => {
    const faulty = fc.nat().map((): number[] => {
      throw new Error('no such number');
    });
    const error = await failureOf(() =>
      build(isSmall).isAsync()
        ? assertProperty(
            law,
            fc.asyncProperty(faulty, async () => {}),
            { store: place.store },
          )
        : assertProperty(
            law,
            fc.property(faulty, () => {}),
            { store: place.store },
          ),
    );
    expect(error.message).toContain('no such number');
  });
});

it('stays as a regression when the law is cured, and passes', () => {
  expect(() => assertProperty(law, property(isSmall), { store: place.store })).toThrow('Law broken');
  const before = readFileSync(place.file, 'utf8');
  let judged = 0;
  const cured = property(() => ++judged > 0);
  assertProperty(law, cured, { store: place.store });
  expect(judged).toBe(101);
  expect(readFileSync(place.file, 'utf8')).toBe(before);
});
