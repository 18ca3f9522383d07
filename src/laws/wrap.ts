/** Width of a report. */
export const COLUMNS = 80;

/** What stands before the first line of a text, and before the others. */
export interface Margins {
  readonly first: string;
  readonly rest: string;
}

/** Words in lines of at most 80 columns with the margins; a word that is longer has a line to itself. */
export function wrap(text: string, { first, rest }: Margins): string[] {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of text.split(/\s+/u)) {
    if (!isEmpty && line.length + 1 + word.length > COLUMNS) {
      lines.push(line);
      line = rest;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line.trimEnd()];
}
