import { SameseedError } from '../../base/errors.ts';

/** Names of all competitors, the quick ones first; `oracle` is the naive loops. */
export const COMPETITOR_NAMES = [
  'portable',
  'pytorch',
  'jax-js',
  'tfjs-wasm',
  'stock-tfjs-wasm',
  'stock-tfjs-cpu',
  'oracle',
] as const;

/** Name of a competitor. */
export type CompetitorName = (typeof COMPETITOR_NAMES)[number];

/**
 * Reads names between commas; all competitors when there is no text.
 *
 * @throws {SameseedError} `competitor-unknown`.
 */
export function parseCompetitors(text: string | undefined): CompetitorName[] {
  if (text === undefined) return [...COMPETITOR_NAMES];
  const given = text.split(',').map((word) => word.trim());
  const unknown = given.find((word) => !COMPETITOR_NAMES.some((name) => name === word));
  if (unknown !== undefined) {
    throw new SameseedError(
      'competitor-unknown',
      `Unknown competitor "${unknown}"; known: ${COMPETITOR_NAMES.join(', ')}.`,
    );
  }
  return COMPETITOR_NAMES.filter((name) => given.includes(name));
}
