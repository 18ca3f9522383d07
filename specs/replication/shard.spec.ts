import { describe, expect, it } from 'vitest';
import { openExperiment } from '../../src/replication/experiments/registry.ts';
import { planExperiment } from '../../src/replication/plan.ts';
import { parseShard, renderShard, runsOfShard, shardFolder } from '../../src/replication/shard.ts';

describe('parseShard', () => {
  it.each([
    ['1/1', 1, 1],
    ['2/4', 2, 4],
    ['10000/10000', 10_000, 10_000],
  ])('reads %s', (text, index, count) => {
    expect(parseShard(text)).toEqual({ index, count });
    expect(renderShard({ index, count })).toBe(text);
  });

  it.each([
    '0/4',
    '5/4',
    'a/b',
    '1/0',
    '',
    '1',
    '1/',
    '/4',
    '-1/4',
    '1.5/4',
    '01/4',
    '1/4/2',
    ' 1/4',
    '1/10001',
    '1e1/20',
  ])('refuses "%s"', (text) => {
    expect(() => parseShard(text)).toThrow(
      expect.objectContaining({
        code: 'shard-invalid',
        message: `Expected a shard i/n with n from 1 to 10,000 and i from 1 to n, for example 2/4, received ${JSON.stringify(text)}.`,
      }),
    );
  });
});

it('a shard has a folder of its own', () => {
  expect(shardFolder({ index: 2, count: 4 })).toBe('shards/2-of-4');
});

it('the runs of quick, long and short, come to about the same work in two shards', () => {
  const plan = planExperiment({ experiment: openExperiment('quick') });
  const shards = [1, 2].map((index) => runsOfShard(plan, { index, count: 2 }).map(({ id }) => id));
  expect(shards[0].filter((id) => id.startsWith('hinton'))).toHaveLength(3);
  expect(shards[1].filter((id) => id.startsWith('hinton'))).toHaveLength(2);
});
