/** Characters that no reader should meet unseen: controls but tab and line feed, direction marks, halves of pairs. */
const UNSEEN =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * A copy of a JSON value in which every string, keys included, shows what it holds: controls, direction marks and lone
 * surrogates become `�`. A record comes from anybody; a direction mark could make a digest or a name read as another.
 */
export function plainText<Value>(value: Value): Value;
export function plainText(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(UNSEEN, '\ufffd');
  if (Array.isArray(value)) return value.map((item) => plainText<unknown>(item));
  if (value instanceof Map)
    return new Map([...value].map(([key, item]) => [plainText<unknown>(key), plainText<unknown>(item)]));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [plainText(key), plainText<unknown>(item)]));
}
