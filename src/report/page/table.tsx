import type { ComponentChildren, VNode } from 'preact';
import type { DataTable } from '../tables/data-table.ts';
import { formatCount } from '../numbers.ts';
import { Formula } from './formula.tsx';
import { unbroken } from './unbroken.tsx';

/** What {@link Table} shows. */
export interface TableProps {
  readonly table: DataTable;
}

/** A name that isn't broken into lines. */
const SHORT_NAME = 24;

/** A longer table scrolls within itself. */
const MOST_ROWS = 40;

/** More rows would make too long a list on a phone: they scroll sideways beside their names. */
const MOST_STACKED = 16;

/** A table with its caption, and where its CSV file lies. */
export function Table({ table }: TableProps): VNode {
  const { name, caption, columns, rows, total, isWide } = table;
  const look = (column: number) => (columns[column].look === 'number' ? { class: 'number' } : {});
  const isLong = rows.length > MOST_ROWS;
  const shortest = rows.every(([first]) => first.length <= SHORT_NAME) ? { class: 'short' } : {};
  const row = (cells: readonly string[]) => (
    <tr>
      {cells.map((text, column) => {
        const content = <Content text={text} look={columns[column].look} />;
        return column === 0 ? (
          <th scope="row" {...shortest} {...look(column)}>
            {content}
          </th>
        ) : (
          <td data-heading={columns[column].heading} {...look(column)}>
            {content}
          </td>
        );
      })}
    </tr>
  );
  return (
    <div class="table" id={`table-${name}`}>
      <div class={isLong ? 'scroll long' : 'scroll'} role="region" aria-label={caption} tabIndex={0}>
        <table class={classesOf(isWide, rows.length)}>
          <caption>
            <span class="about">
              {unbroken(caption)}
              {isLong ? <span class="extent">, {formatCount(rows.length)} rows</span> : null}{' '}
              <a class="file" href={`tables/${name}.csv`}>
                CSV
              </a>
            </span>
          </caption>
          <thead>
            <tr>
              {columns.map(({ heading }, column) => (
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
    </div>
  );
}

function classesOf(isWide: boolean | undefined, rows: number): string | undefined {
  if (rows > MOST_STACKED) return undefined;
  return isWide === true ? 'stacking unbroken' : 'unbroken';
}

function Content({ text, look }: { readonly text: string; readonly look: DataTable['columns'][number]['look'] }) {
  if (look === 'code') return <code>{text}</code>;
  if (look === 'tex') return <Formula tex={text} isInline />;
  return <>{unbroken(text)}</>;
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
