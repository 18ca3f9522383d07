import { describe, expect, it } from 'vitest';
import { integer, oneOf, z } from '../../src/base/schema.ts';
import { messageOf } from './refusal.ts';

const range = z.strictObject({ count: integer(1), from: integer(0) });
const list = z.strictObject({ seeds: z.array(integer(0)) });
const longKeys = z.string().min(3).regex(/^a/u, { error: 'a word with a' });
const refused = () => false;

describe('describeIssue', () => {
  it.each<[string, z.ZodType, unknown, string]>([
    ['the only word', oneOf(['sgd']), 'adam', 'Expected the config to be one of: sgd, received "adam".'],
    ['a bound that is left out', z.number().gt(3), 3, 'Expected the config to be more than 3, received 3.'],
    ['an unworded integer', z.int(), 1.5, 'Expected the config to be an integer, received 1.5.'],
    ['a tuple', z.tuple([z.number()]), 5, 'Expected the config to be an array, received 5.'],
    ['a type without a word', z.date(), 5, 'Expected the config to be of type date, received 5.'],
    [
      'an own wording that quotes an unworded one',
      z.literal('Too big: 1', { error: 'the text Too big: 1' }),
      2,
      'Expected the config to be the text Too big: 1, received 2.',
    ],
    [
      'a key with two faults',
      z.record(longKeys, z.number()),
      { b: 1 },
      'Expected the key `b` to be at least 3 characters and a word with a.',
    ],
    [
      'an unknown key below a name that the schema leaves open',
      z.object({}).catchall(z.strictObject({ a: z.number().optional() })),
      { x: { b: 1 } },
      'Expected only known keys in the config, received `x.b`.',
    ],
    [
      'a refinement of what a number can not have',
      z.number().refine(refused, { path: ['a'], error: 'given' }),
      3,
      'Expected `a` to be given, received nothing.',
    ],
    [
      'a refinement of what null can not have',
      z.null().refine(refused, { path: ['a'], error: 'given' }),
      null,
      'Expected `a` to be given, received nothing.',
    ],
  ])('words %s', (_case, schema, value, message) => {
    expect(messageOf(schema, value)).toBe(message);
  });

  it.each<[string, z.ZodType, unknown, string]>([
    [
      'the branch that lacks fewest keys',
      z.union([range, list]),
      {},
      'Expected `seeds` to be an array, received nothing.',
    ],
    [
      'the first branch when all have the key that no branch knows',
      z.union([range.partial(), list.partial()]),
      { rate: 1 },
      'Expected only known keys in the config, received `rate`.',
    ],
    [
      'no branch that the whole does not fit, even if it lacks a key too',
      z.union([z.string(), z.intersection(z.object({ name: z.string() }), z.array(z.string()))]),
      {},
      'Expected the config to be a string or an array, received {}.',
    ],
    [
      'no branch of one word',
      z.union([z.literal('a'), z.literal('b')]),
      'c',
      'Expected the config to be "a" or "b", received "c".',
    ],
    [
      'no branch that is a union itself',
      z.union([z.union([z.string(), z.number()]), z.boolean()]),
      null,
      'Expected the config to be a string or a finite number or true or false, received null.',
    ],
    [
      'no branch when several fit and one may',
      z.xor([z.string(), z.literal('a')], { error: 'of one kind' }),
      'a',
      'Expected the config to be of one kind, received "a".',
    ],
  ])('takes for the nearest %s', (_case, schema, value, message) => {
    expect(messageOf(schema, value)).toBe(message);
  });
});
