/** What a terminal, an editor or a page could take for a command, or show as something else: controls, and marks of direction. */
export const INVISIBLE = /(?![\t\n])\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u;

const EVERY_INVISIBLE = new RegExp(INVISIBLE, 'gu');

/** The first characters of a text as JSON has it, with nothing in it that can't be seen. */
export function quote(text: string, longest: number): string {
  return JSON.stringify(text.slice(0, longest)).replaceAll(EVERY_INVISIBLE, escape);
}

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
