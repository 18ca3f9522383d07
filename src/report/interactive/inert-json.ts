import type { Json } from '../../base/canonical-json.ts';

/** JSON that can't end its script element, whatever its texts hold. */
export function inertJson(value: Json): string {
  return JSON.stringify(value)
    .replaceAll('<', String.raw`\u003c`)
    .replaceAll('&', String.raw`\u0026`);
}
