import { describe, expect, it } from 'vitest';
import { integer, oneOf, parse, real, z } from '../../src/base/schema.ts';
import { errorOf, messageOf } from './refusal.ts';

const shape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('circle'), radius: real({ above: 0 }) }),
  z.strictObject({ kind: z.literal('square') }),
]);
const config = z.strictObject({
  epochs: integer(1),
  optimizer: z.strictObject({ kind: oneOf(['sgd', 'adam']), momentum: real({ atLeast: 0, below: 1 }).optional() }),
});
const digests = z.record(z.string().regex(/^[a-z/-]+$/u, { error: 'a tensor name' }), z.string());
const levels = z.record(z.string(), z.union([z.string(), z.number()]));
const layers = z.strictObject({
  layers: z.array(z.strictObject({ units: integer(1) })).min(1, { error: 'at least one layer' }),
});
const either = z.union([
  z.strictObject({ seeds: z.array(integer(0)) }),
  z.strictObject({ count: integer(1), from: integer(0) }),
]);
const free = z.record(z.string(), z.json());

describe('parse', () => {
  it('gives back what fits', () => {
    const value = { epochs: 3, optimizer: { kind: 'sgd' } };
    expect(parse(config, value, { code: 'config-invalid', subject: 'config' })).toEqual(value);
  });

  it.each<[string, z.ZodType, unknown, string]>([
    [
      'a number below its bound',
      config,
      { epochs: 0, optimizer: { kind: 'sgd' } },
      'Expected `epochs` to be an integer ≥ 1, received 0.',
    ],
    ['a fraction', integer(1), 1.5, 'Expected the config to be an integer ≥ 1, received 1.5.'],
    [
      'an integer above both bounds',
      integer(0, 2 ** 32 - 1),
      2 ** 32,
      'Expected the config to be an integer from 0 to 4294967295, received 4294967296.',
    ],
    ['text for a number', integer(0, 9), 'abc', 'Expected the config to be an integer from 0 to 9, received "abc".'],
    ['negative zero', real({ above: 0 }), -0, 'Expected the config to be a finite number > 0, received -0.'],
    ['NaN', real(), NaN, 'Expected the config to be a finite number, received NaN.'],
    [
      'infinity',
      real({ atLeast: 0, atMost: 1 }),
      Infinity,
      'Expected the config to be a finite number ≥ 0 and ≤ 1, received Infinity.',
    ],
    ['a bigint', real(), 1n, 'Expected the config to be a finite number, received 1n.'],
    [
      'an unsafe integer',
      integer(0),
      2 ** 60,
      'Expected the config to be an integer ≥ 0, received 1152921504606847000.',
    ],
    [
      'a missing key',
      config,
      { optimizer: { kind: 'sgd' } },
      'Expected `epochs` to be an integer ≥ 1, received nothing.',
    ],
    ['a missing object', config, { epochs: 1 }, 'Expected `optimizer` to be an object, received nothing.'],
    ['nothing', config, undefined, 'Expected the config to be an object, received nothing.'],
    ['an array for an object', config, [1, 2], 'Expected the config to be an object, received [1,2].'],
    [
      'an unknown key',
      config,
      { epochs: 1, optimizer: { kind: 'sgd' }, epoch: 2 },
      'Expected only known keys in the config, received `epoch`; known: epochs, optimizer.',
    ],
    [
      'an unknown key below',
      config,
      { epochs: 1, optimizer: { kind: 'sgd', rate: 1 } },
      'Expected only known keys in the config, received `optimizer.rate`; known: kind, momentum.',
    ],
    [
      'an unknown word',
      config,
      { epochs: 1, optimizer: { kind: 'adma' } },
      'Expected `optimizer.kind` to be one of: sgd, adam, received "adma".',
    ],
    ['an unknown kind', shape, { kind: 'cirlce' }, 'Expected `kind` to be one of: circle, square, received "cirlce".'],
    ['a missing kind', shape, {}, 'Expected `kind` to be one of: circle, square, received nothing.'],
    ['text for a tagged object', shape, 'circle', 'Expected the config to be an object, received "circle".'],
    [
      'a fault inside a tagged object',
      shape,
      { kind: 'circle', radius: 0 },
      'Expected `radius` to be a finite number > 0, received 0.',
    ],
    [
      'a key of another kind',
      shape,
      { kind: 'square', radius: 1 },
      'Expected only known keys in the config, received `radius`.',
    ],
    ['a value in a record', digests, { 'dense/kernel': 7 }, 'Expected `["dense/kernel"]` to be a string, received 7.'],
    ['a key in a record', digests, { 'Dense 1': 'x' }, 'Expected the key `["Dense 1"]` to be a tensor name.'],
    ['an array for a record', digests, ['x'], 'Expected the config to be an object, received ["x"].'],
    [
      'neither of two types',
      levels,
      { factor: true },
      'Expected `factor` to be a string or a finite number, received true.',
    ],
    [
      'an item in an array',
      layers,
      { layers: [{ units: 1 }, { units: -1 }] },
      'Expected `layers[1].units` to be an integer ≥ 1, received -1.',
    ],
    ['an array that is too short', layers, { layers: [] }, 'Expected `layers` to be at least one layer, received [].'],
    [
      'a nested array',
      z.array(z.array(z.number())),
      [[1, 'x']],
      'Expected `[0][1]` to be a finite number, received "x".',
    ],
    ['the nearest of two objects', either, { count: 0, from: 1 }, 'Expected `count` to be an integer ≥ 1, received 0.'],
    ['neither of two objects', either, 5, 'Expected the config to be an object, received 5.'],
    ['a literal', z.literal(1), 2, 'Expected the config to be 1, received 2.'],
    [
      'a literal word',
      z.strictObject({ kind: z.literal('run') }),
      { kind: 'summary' },
      'Expected `kind` to be "run", received "summary".',
    ],
    ['several literals', z.literal(['a', 2]), 'c', 'Expected the config to be one of: a, 2, received "c".'],
    ['a truth value', z.boolean(), 1, 'Expected the config to be true or false, received 1.'],
    [
      'unworded bounds',
      z.array(z.number()).max(1),
      [1, 2],
      'Expected the config to be at most 1 items, received [1,2].',
    ],
    ['an unworded length', z.string().min(3), 'ab', 'Expected the config to be at least 3 characters, received "ab".'],
    ['an unworded number', z.number().lt(3), 3, 'Expected the config to be less than 3, received 3.'],
    [
      'a refinement',
      z.number().refine((x) => x % 2 === 0, { error: 'an even number' }),
      3,
      'Expected the config to be an even number, received 3.',
    ],
    [
      'what JSON can not hold, deep below',
      free,
      { a: [1, () => 1] },
      'Expected `a[1]` to be a string or a finite number or true or false or null or an array or an object, received a function.',
    ],
    ['long values', config, 'x'.repeat(100), `Expected the config to be an object, received "${'x'.repeat(58)}….`],
  ])('words %s', (_case, schema, value, message) => {
    expect(messageOf(schema, value)).toBe(message);
  });

  it('names the file in every message', () => {
    expect(messageOf(config, { epochs: 0, optimizer: { kind: 'sgd' } }, 'a.json')).toBe(
      'Expected `epochs` in a.json to be an integer ≥ 1, received 0.',
    );
    expect(messageOf(config, 1, 'a.json')).toBe('Expected the config in a.json to be an object, received 1.');
    expect(messageOf(z.strictObject({}), { a: 1 }, 'a.json')).toBe(
      'Expected only known keys in the config in a.json, received `a`.',
    );
  });

  it('collects all faults with their JSON Pointers', () => {
    const error = errorOf(config, { epochs: 0, optimizer: { kind: 'sgd', momentum: 1, 'a/b~': 1 } });
    expect(error).toMatchObject({ code: 'config-invalid', kind: 'input' });
    expect(error.faults.map((fault) => fault.pointer)).toEqual(['/epochs', '/optimizer/momentum', '/optimizer/a~1b~0']);
    expect(error.message).toBe(
      '3 faults in the config: Expected `epochs` to be an integer ≥ 1, received 0. ' +
        'Expected `optimizer.momentum` to be a finite number ≥ 0 and < 1, received 1. ' +
        'Expected only known keys in the config, received `optimizer["a/b~"]`; known: kind, momentum.',
    );
  });

  it('tells ten faults in full', () => {
    const error = errorOf(
      z.array(integer(1)),
      Array.from({ length: 10 }, () => 0),
    );
    expect(error.message).toMatch(/`\[9\]` to be an integer ≥ 1, received 0\.$/u);
  });

  it('tells ten faults and counts the rest', () => {
    const error = errorOf(
      z.array(integer(1)),
      Array.from({ length: 14 }, () => 0),
      'a.json',
    );
    expect(error.faults).toHaveLength(14);
    expect(error.message).toMatch(/^14 faults in the config in a\.json: /u);
    expect(error.message).toMatch(/`\[9\]` in a\.json to be an integer ≥ 1, received 0\. And 4 more\.$/u);
  });
});
