import { expect, it } from 'vitest';
import { openStream } from '../../src/random/stream.ts';

it.each(['split', 'init/dense-1/kernel', 'shuffle/epoch-7', 'a.b-c/0', 'x'.repeat(128)])(
  'opens the path %j',
  (path) => {
    expect(openStream(0, path).uint32()).toBeTypeOf('number');
  },
);

it.each(['', 'Split', 'a b', 'a:b', '/a', 'a/', 'a//b', '-a', 'a-', 'é', 'a\n', 'x'.repeat(129)])(
  'refuses the path %j',
  (path) => {
    expect(() => openStream(0, path)).toThrow(expect.objectContaining({ code: 'path-invalid' }));
  },
);

it('refuses a path that is no text', () => {
  expect(() => Reflect.apply(openStream, undefined, [0, 7])).toThrow(expect.objectContaining({ code: 'path-invalid' }));
});

it('says which path it was given', () => {
  expect(() => openStream(0, 'a b')).toThrow(
    'Expected the path of a stream to be words of a-z and 0-9 joined by "-", "." or "/", at most 128 characters, received "a b".',
  );
});

it.each([-1, 2 ** 32, 1.5, Number.NaN])('refuses the seed %j', (seed) => {
  expect(() => openStream(seed, 'split')).toThrow(expect.objectContaining({ code: 'seed-invalid' }));
});

it('leaves Math.random alone', () => {
  const before = Math.random;
  openStream(0, 'split').uniform();
  expect(Math.random).toBe(before);
  expect(Math.random()).not.toBe(Math.random());
});
