import { describe, expect, it } from 'vitest';
import { findJsonFault } from '../../src/artifact/json-fault.ts';

describe('findJsonFault', () => {
  it.each([
    ['', 'an early end at line 1, column 1'],
    ['{"a": 1,\n "b": [1, 2', 'an early end at line 2, column 12'],
    ['{\n  "a": }', '"}" at line 2, column 8'],
    ['{"a":1,}', '"}" at line 1, column 8'],
    ['{"a":1}\n{"b":2}\n', '"{" at line 2, column 1'],
    ['{"a":nul}', '"}" at line 1, column 9'],
    ['{"a":NaN}', '"N" at line 1, column 6'],
    ["{'a':1}", '"\'" at line 1, column 2'],
    ['[1 2]', '"2" at line 1, column 4'],
    ['[01]', '"1" at line 1, column 3'],
    ['[1.]', '"]" at line 1, column 4'],
    ['[-]', '"]" at line 1, column 3'],
    ['[1e]', '"]" at line 1, column 4'],
    ['["\\x"]', '"x" at line 1, column 4'],
    ['["\\u12g4"]', '"g" at line 1, column 7'],
    ['["a\nb"]', '"\\n" at line 1, column 4'],
    ['<html>', '"<" at line 1, column 1'],
    ['<<<<<<< HEAD\n{}', '"<" at line 1, column 1'],
  ])('of %j is %s', (text, fault) => {
    expect(findJsonFault(text)).toBe(fault);
  });
});
