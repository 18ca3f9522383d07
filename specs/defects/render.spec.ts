import { expect, it } from 'vitest';
import { examineShelf, scoreOf } from './examine.ts';
import { renderMarkdown } from './render-markdown.ts';
import { renderScore, renderShelf } from './render.ts';
import { shelf } from './shelf.ts';

const isEven = { name: 'even', find: async (number: number) => (number % 2 === 0 ? undefined : `${number} is odd`) };
const isSmall = { name: 'small', find: async (number: number) => (number < 10 ? undefined : `${number} is large`) };

const build = (sound: number, subjects: Record<string, [number, string]>) =>
  shelf({
    name: 'numbers',
    sound,
    laws: [isEven, isSmall],
    defects: Object.entries(subjects).map(([name, [subject, breaks]]) => ({ name, breaks, subject })),
  });

it('a perfect shelf is told by its defects and all laws that catch them, the named one first', async () => {
  const examined = await examineShelf(build(2, { eleven: [11, 'small'], three: [3, 'even'] }));
  expect(renderShelf(examined)).toBe('numbers: 2 defects, 2 laws\n  eleven  small, even\n  three   even\n');
  expect(renderScore(scoreOf([examined]))).toBe(
    '2 of 2 defects are caught by the law that is named for them: 100 %.\nEach of the 2 laws is named for at least one; what is sound keeps them all.\n',
  );
});

it('what is not caught, idle or wrong stands out', async () => {
  const examined = await examineShelf(build(12, { four: [4, 'even'], three: [3, 'even'], five: [5, 'even'] }));
  expect(renderShelf(examined)).toBe(
    `numbers: 3 defects, 2 laws
  four   NOT CAUGHT by even
  three  even
  five   even
  IDLE: no defect is named for the law small
  WRONG: what is sound breaks small: 12 is large
`,
  );
  expect(renderScore(scoreOf([examined]))).toBe(
    '2 of 3 defects are caught by the law that is named for them: 66 %.\nWhat is missing stands above.\n',
  );
});

it('a long list is broken at 80 characters', () => {
  const caughtBy = Array.from({ length: 12 }, (_, index) => `law-number-${index}`);
  const text = renderShelf({
    name: 'long',
    laws: caughtBy,
    defects: [{ name: 'defect', breaks: caughtBy[0], found: 'x', caughtBy }],
    idleLaws: [],
    wrongLaws: [],
  });
  const lines = text.split('\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(lines[2]).toMatch(/^ {10}law-number-/u);
  expect(text.replaceAll(/\s+/gu, ' ')).toContain(caughtBy.join(', '));
});

it('the README’s table has every defect with its law', () => {
  expect(renderMarkdown([build(2, { eleven: [11, 'small'], three: [3, 'even'] })])).toBe(`| kind | defects | laws |
|---|--:|--:|
| numbers | 2 | 2 |
| all | 2 | 2 |

<details><summary>Every defect, and the law that is named for it</summary>

| kind | defect | law |
|---|---|---|
| numbers | eleven | small |
| numbers | three | even |

</details>
`);
});
