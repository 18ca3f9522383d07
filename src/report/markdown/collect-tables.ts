import type { VNode } from 'preact';
import { Table } from '../page/table.tsx';
import type { DataTable } from '../tables/data-table.ts';
import { insideOf, propsOf, type PageNode } from './expand.ts';

/** Every table of a page, in order. */
export function collectTables(root: VNode): DataTable[] {
  const collect = (node: PageNode): DataTable[] => {
    const props = propsOf(node, Table);
    return props === undefined ? insideOf(node).flatMap(collect) : [props.table];
  };
  return collect(root);
}
