import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json, prettyJson } from '../../src/base/canonical-json.ts';

const circle: Record<string, unknown> = { a: {} };
circle['a'] = { b: [circle] };

class Point {
  readonly x = 1;
}

describe('canonicalJson', () => {
  it.each<[string, Json, string]>([
    [
      'sorts keys by UTF-16 code unit',
      { b: 1, a: 2, B: 3, é: 4, '😀': 5, '\uffff': 6 },
      '{"B":3,"a":2,"b":1,"é":4,"😀":5,"\uffff":6}',
    ],
    ['sorts numeric keys as text', { 10: 'x', 9: 'y', 1: 'z' }, '{"1":"z","10":"x","9":"y"}'],
    ['keeps the order of items', [3, 1, [2]], '[3,1,[2]]'],
    ['writes −0 as 0', [-0, { a: -0 }], '[0,{"a":0}]'],
    [
      'writes the shortest text that reads back',
      [0.1, 1e21, 1e-7, 2 ** 53, 5e-324, 0.30000000000000004],
      '[0.1,1e+21,1e-7,9007199254740992,5e-324,0.30000000000000004]',
    ],
    ['escapes as little as JSON allows', 'a"\\\n\u0001/é\u2028', '"a\\"\\\\\\n\\u0001/é\u2028"'],
    ['leaves the words alone', [null, true, false, '', {}, []], '[null,true,false,"",{},[]]'],
    ['takes any key but one', JSON.parse('{"toString":1,"constructor":2,"":3}'), '{"":3,"constructor":2,"toString":1}'],
    ['takes objects without a prototype', Object.assign(Object.create(null), { a: 1 }), '{"a":1}'],
    ['writes one object twice', ((shared) => [shared, shared])({ a: 1 }), '[{"a":1},{"a":1}]'],
  ])('%s', (_title, value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it('leaves out keys without a value', () => {
    expect(Reflect.apply(canonicalJson, undefined, [{ a: undefined, b: 1 }])).toBe('{"b":1}');
  });

  it.each<[unknown, string]>([
    [NaN, 'Expected a value that JSON can hold, received NaN.'],
    [undefined, 'Expected a value that JSON can hold, received nothing.'],
    [{ epochs: [{ loss: Infinity }] }, 'Expected a value that JSON can hold at /epochs/0/loss, received Infinity.'],
    [[1, undefined], 'Expected a value that JSON can hold at /1, received nothing.'],
    // oxlint-disable-next-line no-sparse-arrays
    [[1, , 2], 'Expected a value that JSON can hold at /1, received nothing.'],
    [{ a: () => 1 }, 'Expected a value that JSON can hold at /a, received a function.'],
    [{ a: Symbol('s') }, 'Expected a value that JSON can hold at /a, received Symbol(s).'],
    [{ a: 1n }, 'Expected a value that JSON can hold at /a, received 1n.'],
    [{ 'a/b': new Date(0) }, 'Expected a value that JSON can hold at /a~1b, received "1970-01-01T00:00:00.000Z".'],
    [new Map([[1, 2]]), 'Expected a value that JSON can hold, received {}.'],
    [[Float32Array.of(1)], 'Expected a value that JSON can hold at /0, received {"0":1}.'],
    [new Point(), 'Expected a value that JSON can hold, received {"x":1}.'],
    [circle, 'Expected a value that JSON can hold at /a/b/0, received "a circle".'],
    [{ a: '\ud800' }, 'Expected a value that JSON can hold at /a, received "\\ud800".'],
    [{ '\udc00': 1 }, 'Expected a value that JSON can hold at /\udc00, received "the key \\"\\\\udc00\\"".'],
    [
      JSON.parse('{"a":{"__proto__":1}}'),
      'Expected a value that JSON can hold at /a/__proto__, received "the key \\"__proto__\\"".',
    ],
  ])('refuses %o', (value, message) => {
    for (const write of [canonicalJson, prettyJson]) {
      expect(() => Reflect.apply(write, undefined, [value])).toThrow(
        expect.objectContaining({ code: 'not-json', kind: 'fault', message }),
      );
    }
  });
});

describe('prettyJson', () => {
  it('is the same, indented by two spaces and ended by one LF', () => {
    expect(prettyJson({ b: [1, { c: 2 }], a: [] })).toBe(
      '{\n  "a": [],\n  "b": [\n    1,\n    {\n      "c": 2\n    }\n  ]\n}\n',
    );
  });
});
