import { prettyJson } from '../../src/base/canonical-json.ts';
import { type ExaminedShelf, examineShelf, scoreOf } from './examine.ts';
import { renderMarkdown } from './render-markdown.ts';
import { renderScore, renderShelf } from './render.ts';
import { ZOO } from './zoo.ts';

/** Where a visit is told. */
export interface Voice {
  readonly progress: (sentence: string) => void;
  readonly print: (text: string) => void;
}

/**
 * Has every law of the zoo look at every defect of its shelf, prints the table and the score, and answers whether that is
 * perfect. Words: names of shelves, to visit only these; `--json`; `--markdown`, which lists them without a visit.
 */
export async function visitZoo(words: readonly string[], { progress, print }: Voice): Promise<boolean> {
  if (words.includes('--markdown')) {
    print(renderMarkdown(ZOO));
    return true;
  }
  const isJson = words.includes('--json');
  const chosen = words.filter((word) => word !== '--json');
  const known = ZOO.map(({ name }) => name);
  const stranger = chosen.find((word) => !known.includes(word));
  if (stranger !== undefined) {
    throw new Error(
      `Expected --json, --markdown or names of shelves, received "${stranger}"; known: ${known.join(', ')}.`,
    );
  }
  const shelves: ExaminedShelf[] = [];
  for (const shelf of ZOO.filter(({ name }) => chosen.length === 0 || chosen.includes(name))) {
    progress(`${shelf.name}: ${shelf.defects.length} × ${shelf.laws.length}`);
    const examined = await examineShelf(shelf);
    shelves.push(examined);
    if (!isJson) print(`${renderShelf(examined)}\n`);
  }
  const score = scoreOf(shelves);
  print(isJson ? prettyJson({ score: { ...score }, shelves: shelves.map(plain) }) : renderScore(score));
  return score.isPerfect;
}

function plain({ defects, ...shelf }: ExaminedShelf) {
  return { ...shelf, defects: defects.map((defect) => ({ ...defect })) };
}
