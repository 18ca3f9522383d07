import { describe, expect, it } from 'vitest';
import { describePath, describeValue, jsonPointer } from '../../src/base/place.ts';

describe('jsonPointer', () => {
  // RFC 6901, section 5.
  it.each([
    [[], ''],
    [['foo', 0], '/foo/0'],
    [[''], '/'],
    [['a/b'], '/a~1b'],
    [['m~n'], '/m~0n'],
    [['~1'], '/~01'],
  ])('of %j is %s', (path, pointer) => {
    expect(jsonPointer(path)).toBe(pointer);
  });
});

describe('describePath', () => {
  it.each([
    [['epochs'], 'epochs'],
    [['result', 'epochs', 2, 'loss'], 'result.epochs[2].loss'],
    [['digests', 'dense-1/kernel'], 'digests["dense-1/kernel"]'],
    [['levels', 'batch-size'], 'levels.batch-size'],
    [[0, ''], '[0][""]'],
    [[0, 'a', 'b'], '[0].a.b'],
    [['7'], '["7"]'],
  ])('of %j is %s', (path, text) => {
    expect(describePath(path)).toBe(text);
  });
});

describe('describeValue', () => {
  it.each([
    [undefined, 'nothing'],
    [null, 'null'],
    ['a "b"', '"a \\"b\\""'],
    [-0, '-0'],
    [NaN, 'NaN'],
    [12n, '12n'],
    [Symbol('s'), 'Symbol(s)'],
    [() => 1, 'a function'],
    [{ a: [1] }, '{"a":[1]}'],
    [{ a: 1n }, 'an object'],
    [{ toJSON: () => undefined }, 'an object'],
    ['x'.repeat(58), `"${'x'.repeat(58)}"`],
    ['x'.repeat(60), `"${'x'.repeat(58)}…`],
  ])('of %o is %s', (value, text) => {
    expect(describeValue(value)).toBe(text);
  });

  it('of a circle is an object', () => {
    const circle: unknown[] = [];
    circle.push(circle);
    expect(describeValue(circle)).toBe('an object');
  });
});
