import { styleText } from 'node:util';

/** Emphasis by meaning; each function returns its text unchanged where there are no colours. */
export interface Paint {
  strong(text: string): string;
  faint(text: string): string;
  good(text: string): string;
  bad(text: string): string;
}

/** Colours for a terminal that shows them, or none. */
export function openPaint(isColored: boolean): Paint {
  const painter = (format: Parameters<typeof styleText>[0]) => (text: string) =>
    isColored ? styleText(format, text, { validateStream: false }) : text;
  return { strong: painter('bold'), faint: painter('dim'), good: painter('green'), bad: painter('red') };
}
