import type { Medium } from './medium.ts';
import type { ViewSpec } from './spec.ts';

/** A line of a tooltip: a field of the mark's row under a name for people, with a d3 number format if it has one. */
export interface TooltipLine {
  readonly field: string;
  readonly title: string;
  readonly format?: string;
}

/** The tooltip of marks where the medium is live, else nothing. */
export function tooltip(lines: readonly TooltipLine[], { isLive }: Medium): ViewSpec {
  if (!isLive) return {};
  const line = ({ field, title, format }: TooltipLine) =>
    format === undefined ? { field, type: 'nominal', title } : { field, type: 'quantitative', title, format };
  return { tooltip: lines.map(line) };
}

/** The parameter `pointed`: rows that share these fields with the mark under the pointer. */
export function pointing(fields: readonly string[], { isLive }: Medium): ViewSpec {
  if (!isLive) return {};
  return { params: [{ name: 'pointed', select: { type: 'point', on: 'pointerover', clear: 'pointerout', fields } }] };
}

/** Opacity of marks that fade while the pointer is on others; their own otherwise. */
export function fading(opacity: number, { isLive }: Medium): ViewSpec {
  return isLive ? { opacity: { condition: { param: 'pointed', value: opacity }, value: opacity / 6 } } : {};
}
