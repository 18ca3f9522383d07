/** Text that Markdown shows as it is: nothing in it is markup, and no HTML; white space is one blank. */
export function plain(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>#|~$&]/gu, String.raw`\$&`).replaceAll(/\s+/gu, ' ');
}

/** Text as code; more backticks around it than it holds in a row. */
export function codeSpan(text: string): string {
  const longest = Math.max(0, ...Array.from(text.matchAll(/`+/gu), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const room = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${room}${text.replaceAll(/\s+/gu, ' ')}${room}${fence}`;
}
