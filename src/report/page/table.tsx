import type { ComponentChildren, VNode } from 'preact';
import { unbroken } from './unbroken.tsx';

/** A table with a caption. */
export interface TableProps {
  readonly caption: string;
  readonly headings: readonly string[];
  /** Cells of each row; the first one names the row. */
  readonly rows: readonly (readonly ComponentChildren[])[];
  /** Columns that hold numbers, by index: set to the right. */
  readonly numeric?: readonly number[];
  /** Cells of a last row that sums up. */
  readonly total?: readonly ComponentChildren[];
  /** Too wide for a phone, so there each row becomes a list of its cells with their headings. */
  readonly isWide?: boolean;
}

/** @see TableProps */
export function Table({ caption, headings, rows, numeric = [], total, isWide = false }: TableProps): VNode {
  const look = (column: number) => (numeric.includes(column) ? { class: 'number' } : {});
  const row = (cells: readonly ComponentChildren[]) => (
    <tr>
      {cells.map((cell, column) => {
        const content = typeof cell === 'string' ? unbroken(cell) : cell;
        return column === 0 ? (
          <th scope="row" {...look(column)}>
            {content}
          </th>
        ) : (
          <td data-heading={headings[column]} {...look(column)}>
            {content}
          </td>
        );
      })}
    </tr>
  );
  return (
    <div class="scroll" role="region" aria-label={caption} tabIndex={0}>
      <table class={isWide ? 'stacking' : undefined}>
        <caption>{unbroken(caption)}</caption>
        <thead>
          <tr>
            {headings.map((heading, column) => (
              <th scope="col" {...look(column)}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{rows.map(row)}</tbody>
        {total === undefined ? null : <tfoot>{row(total)}</tfoot>}
      </table>
    </div>
  );
}

/** Names with what they stand for. */
export function Facts({ entries }: { readonly entries: readonly (readonly [string, ComponentChildren])[] }): VNode {
  return (
    <dl class="facts">
      {entries.map(([name, value]) => (
        <div>
          <dt>{name}</dt>
          <dd>{typeof value === 'string' ? unbroken(value) : value}</dd>
        </div>
      ))}
    </dl>
  );
}
