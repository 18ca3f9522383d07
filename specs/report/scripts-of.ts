const ELEMENT = /<script(?<kind>[^>]*)>(?<text>.*?)<\/script>/gsu;

/** Text of every script that a page runs, in order. */
export function scriptsOf(html: string): string[] {
  return Array.from(html.matchAll(ELEMENT), ({ groups }) => groups)
    .filter((groups) => groups?.['kind'] === '')
    .map((groups) => groups?.['text'] ?? '');
}

/** The page with every script element emptied, data included. */
export function withoutScripts(html: string): string {
  return html.replaceAll(ELEMENT, '<script></script>');
}
