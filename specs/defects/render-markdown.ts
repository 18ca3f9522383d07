import type { Shelf } from './shelf.ts';

/** The zoo as the README shows it: a row for each shelf, and below it every defect with the law that is named for it. */
export function renderMarkdown(shelves: readonly Shelf[]): string {
  const rows = shelves.map(({ name, defects, laws }) => `| ${name} | ${defects.length} | ${laws.length} |`);
  const defects = shelves.flatMap((shelf) =>
    shelf.defects.map(({ name, breaks }) => `| ${shelf.name} | ${name} | ${breaks} |`),
  );
  const lawCount = shelves.reduce((sum, { laws }) => sum + laws.length, 0);
  return [
    '| kind | defects | laws |',
    '|---|--:|--:|',
    ...rows,
    `| all | ${defects.length} | ${lawCount} |`,
    '',
    '<details><summary>Every defect, and the law that is named for it</summary>',
    '',
    '| kind | defect | law |',
    '|---|---|---|',
    ...defects,
    '',
    '</details>',
    '',
  ].join('\n');
}
