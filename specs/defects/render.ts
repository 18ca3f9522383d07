import type { ExaminedShelf, Score } from './examine.ts';

const WIDTH = 80;
const INDENT = 2;

/** One shelf as lines of at most 80 characters: each defect, and the laws that catch it, the named one first. */
export function renderShelf({ name, laws, defects, idleLaws, wrongLaws }: ExaminedShelf): string {
  const column = INDENT + Math.max(...defects.map((defect) => defect.name.length)) + 2;
  return [
    `${name}: ${count(defects.length, 'defect')}, ${count(laws.length, 'law')}`,
    ...defects.flatMap(({ name: defect, breaks, found, caughtBy }) => {
      const words = found === undefined ? `NOT CAUGHT by ${breaks}` : caughtBy.join(', ');
      return hang(`${' '.repeat(INDENT)}${defect}`.padEnd(column), words);
    }),
    ...idleLaws.flatMap((law) => hang('  ', `IDLE: no defect is named for the law ${law}`)),
    ...wrongLaws.flatMap((words) => hang('  ', `WRONG: what is sound breaks ${words}`)),
    '',
  ].join('\n');
}

/** The zoo in a sentence or two. */
export function renderScore({ defects, caught, laws, isPerfect }: Score): string {
  const share = `${Math.floor((100 * caught) / defects)} %`;
  const rest = isPerfect
    ? `Each of the ${laws} laws is named for at least one; what is sound keeps them all.`
    : 'What is missing stands above.';
  return `${caught} of ${defects} defects are caught by the law that is named for them: ${share}.\n${rest}\n`;
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

function hang(first: string, text: string): string[] {
  const lines: string[] = [];
  let line = first;
  for (const word of text.split(' ')) {
    const isFresh = line.length <= first.length;
    if (!isFresh && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = ' '.repeat(first.length) + word;
    } else line += isFresh && line.endsWith(' ') ? word : ` ${word}`;
  }
  return [...lines, line];
}
