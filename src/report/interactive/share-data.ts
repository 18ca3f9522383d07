import { canonicalJson, type Json } from '../../base/canonical-json.ts';
import type { ViewSpec } from '../figures/spec.ts';

/** The specifications of a figure on the page; rows that both of them draw are there once. */
export type SharedSpecs = {
  readonly wide: ViewSpec;
  readonly narrow: ViewSpec;
  /** Rows by name, as Vega-Lite takes them. */
  readonly datasets: ViewSpec;
};

/** Takes the rows out of two specifications and names them, equal rows alike. */
export function shareData({ wide, narrow }: Pick<SharedSpecs, 'wide' | 'narrow'>): SharedSpecs {
  const names = new Map<string, string>();
  const datasets: Record<string, Json> = {};
  const named = (data: ViewSpec): ViewSpec => {
    const { values } = data;
    if (values === undefined) return data;
    const text = canonicalJson(values);
    const name = names.get(text) ?? `rows-${names.size + 1}`;
    names.set(text, name);
    datasets[name] = values;
    return { name };
  };
  const shareObject = (object: ViewSpec): ViewSpec =>
    Object.fromEntries(
      Object.entries(object).map(([key, item]) => [key, key === 'data' && isObject(item) ? named(item) : share(item)]),
    );
  const share = (value: Json): Json => {
    if (isList(value)) return value.map(share);
    return isObject(value) ? shareObject(value) : value;
  };
  return { wide: shareObject(wide), narrow: shareObject(narrow), datasets };
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json): value is ViewSpec {
  return typeof value === 'object' && value !== null && !isList(value);
}
