import fc from 'fast-check';
import { it } from 'vitest';
import { combineLevels, countCombinations } from '../../../src/replication/own/combine.ts';
import { expectDefectCaught, expectLaw } from '../../support/laws.ts';

const level = fc.record({ name: fc.nat(), recipe: fc.constant({ epochs: 1 }) });
const factors = fc
  .array(fc.uniqueArray(level, { minLength: 1, maxLength: 4, selector: ({ name }) => name }), { maxLength: 4 })
  .map((lists) => lists.map((levels, index) => ({ name: `f${index}`, levels })));
const design = fc.constantFrom('full-factorial' as const, 'one-at-a-time' as const);

type Combiner = typeof combineLevels;

/** As many combinations as are counted, no two alike, with each factor at most once and in order. */
const complete = (combine: Combiner) =>
  fc.property(factors, design, (list, way) => {
    const combinations = combine({ factors: list, design: way });
    const texts = combinations.map((levels) => levels.map(({ pointer }) => pointer).join(' '));
    const names = list.map(({ name }) => name);
    return (
      combinations.length === countCombinations({ factors: list, design: way }) &&
      new Set(texts).size === texts.length &&
      combinations.every((levels) => {
        const places = levels.map(({ factor }) => names.indexOf(factor));
        return places.every((place, index) => index === 0 || place > places[index - 1]);
      }) &&
      (way === 'one-at-a-time' || combinations.every((levels) => levels.length === list.length))
    );
  });

it('always gives every combination once', () => expectLaw(complete(combineLevels)));

it.each<[string, Combiner]>([
  ['one left out', (file) => combineLevels(file).slice(1)],
  ['one given twice', (file) => [...combineLevels(file).slice(1), ...combineLevels(file).slice(-1)]],
  ['factors turned round', (file) => combineLevels({ ...file, factors: file.factors.toReversed() })],
])('always gives every combination once: catches %s', (_what, defect) => expectDefectCaught(complete(defect)));
