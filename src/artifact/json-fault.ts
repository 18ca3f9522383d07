import { quote } from './quote.ts';

/**
 * Where a text stops being JSON, in words: `an early end at line 9, column 1`, `"}" at line 3, column 12`.
 *
 * Engines name the place in some messages only, so the longest beginning that some text could complete is searched.
 */
export function findJsonFault(text: string): string {
  let viable = 0;
  let broken = text.length + 1;
  while (broken - viable > 1) {
    const middle = (viable + broken) >>> 1;
    if (canBecomeJson(text.slice(0, middle))) viable = middle;
    else broken = middle;
  }
  const before = text.slice(0, viable);
  const place = `line ${before.split('\n').length}, column ${viable - before.lastIndexOf('\n')}`;
  return `${viable === text.length ? 'an early end' : quote(text.charAt(viable), 1)} at ${place}`;
}

/** Whether a text is JSON, or fails only because it ends. */
export function canBecomeJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (!(error instanceof SyntaxError)) return true;
    const position = /at position (\d+)/u.exec(error.message)?.[1];
    return position === undefined ? error.message.startsWith('Unexpected end') : Number(position) >= text.length;
  }
}
