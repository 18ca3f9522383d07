import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { mutationSchema, mutationScore, renderMutation, sumRooms } from './mutation-record.ts';

const pathOf = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const RECORD = pathOf('artifacts/reference/mutation.json');

const none = { files: 1, killed: 0, endless: 0, survived: 0, unseen: 0, unfinished: 0, ignored: 0 };
const room = (counts: Partial<typeof none>) => ({ ...none, ...counts, score: 0, stryker: '9.6.1', survivors: [] });

it.each([
  [{ killed: 2, survived: 1 }, 66.66],
  [{ killed: 1, endless: 1 }, 100],
  [{ killed: 1, unseen: 1 }, 50],
  [{ killed: 1, unfinished: 1 }, 50],
  [{ killed: 3, survived: 1, ignored: 9 }, 75],
])('what was not noticed, or not finished, lowers the score, what changes nothing does not: %j', (counts, score) => {
  expect(mutationScore({ ...none, ...counts })).toBe(score);
});

it('the README’s table has a line for each room and one for all', () => {
  const rooms = {
    base: room({ killed: 1000, endless: 1, survived: 2, unseen: 3, unfinished: 4, ignored: 5 }),
    random: room({ killed: 1 }),
  };
  expect(renderMutation({ schemaVersion: 1, rooms }))
    .toBe(`| room | files | mutants | noticed | survived | without effect | score |
|---|--:|--:|--:|--:|--:|--:|
| base | 1 | 1,015 | 1,001 | 9 | 5 | 99.1 % |
| random | 1 | 1 | 1 | 0 | 0 | 100 % |
| all | 2 | 1,016 | 1,002 | 9 | 5 | 99.1 % |
`);
});

it.skipIf(!existsSync(RECORD))(
  'the README has the table of the record, with at least 85 % in each room and in all',
  () => {
    const record = mutationSchema.parse(JSON.parse(readFileSync(RECORD, 'utf8')));
    const scores = Object.values(record.rooms).map(({ score }) => score);
    expect(scores).toEqual(Object.values(record.rooms).map(mutationScore));
    expect(Math.min(...scores, mutationScore(sumRooms(record)))).toBeGreaterThanOrEqual(85);
    expect(readFileSync(pathOf('README.md'), 'utf8')).toContain(renderMutation(record));
  },
);
