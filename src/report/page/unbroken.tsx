import type { ComponentChildren } from 'preact';

/** Text in which a network's widths, such as `784-64-64-10`, stay on one line. */
export function unbroken(text: string): ComponentChildren {
  const pieces = text.split(/(\d+(?:-\d+){2,})/u);
  return pieces.length === 1
    ? text
    : pieces.map((piece, index) => (index % 2 === 1 ? <span class="whole">{piece}</span> : piece));
}
