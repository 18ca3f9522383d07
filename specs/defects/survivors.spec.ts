import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { mutationSchema } from './mutation-record.ts';
import { compareSurvivors, EXPLANATIONS, type Explanation } from './survivors.ts';

const RECORD = fileURLToPath(new URL('../../artifacts/reference/mutation.json', import.meta.url));

const survivor = { file: 'base/log.ts', code: 'return a < b;', becomes: 'a <= b', outcome: 'survived' as const };
const room = {
  files: 1,
  killed: 9,
  endless: 0,
  survived: 1,
  unseen: 0,
  unfinished: 0,
  ignored: 0,
  score: 90,
  stryker: '9.6.1',
  survivors: [survivor],
};
const reason: Explanation = {
  file: 'base/log.ts',
  reason: 'a is never b.',
  mutants: [['return a < b;', 'a <= b']],
};

it('a survivor has an explanation, and an explanation a survivor', () => {
  expect(compareSurvivors({ rooms: { base: room } }, [reason])).toEqual({ unexplained: [], stale: [] });
  expect(compareSurvivors({ rooms: { base: room } }, [])).toEqual({
    unexplained: ['base/log.ts: return a < b; => a <= b'],
    stale: [],
  });
  expect(compareSurvivors({ rooms: {} }, [reason])).toEqual({
    unexplained: [],
    stale: ['base/log.ts: return a < b; => a <= b'],
  });
});

it.skipIf(!existsSync(RECORD))('every survivor of the record is explained, and nothing else', () => {
  const record = mutationSchema.parse(JSON.parse(readFileSync(RECORD, 'utf8')));
  expect(compareSurvivors(record, EXPLANATIONS)).toEqual({ unexplained: [], stale: [] });
});
