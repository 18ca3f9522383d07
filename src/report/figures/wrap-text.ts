const LINES = 3;

/** `text` in lines of at most `columns` characters, broken at blanks where it has any; what doesn't fit ends in `…`. */
export function wrapText(text: string, columns: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/u).filter((item) => item !== '')) {
    const last = lines[lines.length - 1];
    if (last !== undefined && last.length + 1 + word.length <= columns) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(clip(word, columns));
  }
  return lines.length <= LINES ? lines : [...lines.slice(0, LINES - 1), clip(`${lines[LINES - 1]} …`, columns)];
}

/** `line` in at most `columns` characters; one that is longer ends in `…`. */
export function clip(line: string, columns: number): string {
  const letters = Array.from(line);
  return letters.length <= columns ? line : `${letters.slice(0, columns - 1).join('')}…`;
}
