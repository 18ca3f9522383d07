/** JSON Pointer of a path of keys, as RFC 6901 escapes it. */
export function jsonPointer(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** A path of keys as a person writes it in code: `network.layers[0].units`, `digests["dense-1/kernel"]`. */
export function describePath(path: readonly PropertyKey[]): string {
  const parts = path.map((key) =>
    /^[\p{ID_Start}$_][\p{ID_Continue}$_-]*$/u.test(String(key)) ? `.${String(key)}` : `[${JSON.stringify(key)}]`,
  );
  return parts.join('').replace(/^\./u, '');
}

const LONGEST = 60;

/** A short text of any value, for messages: at most 60 characters, never throws. */
export function describeValue(value: unknown): string {
  const text = textOf(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

function textOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'symbol') return value.toString();
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  try {
    return JSON.stringify(value) ?? 'an object';
  } catch {
    return 'an object';
  }
}
