import { createHash } from 'node:crypto';
import type { Claim } from './claim.ts';
import { isShortest, NUMBER } from './record-text.ts';

/** What a result's text says, once its digest is proved. */
export interface ReadResult {
  readonly digest: string;
  readonly claim: Claim;
  /** Validation accuracy after the last epoch. */
  readonly accuracy: number;
}

/** Reads results whose texts differ in numbers and digests only. */
export interface ResultPattern {
  /** Undefined for another layout, a number out of its range or in another spelling, and a digest of something else. */
  read(text: string): ReadResult | undefined;
}

const SHARES = new Set(['accuracy', 'validationAccuracy']);

/**
 * The pattern of a result's text, as it stands in a record that was proved: what is no number and no digest has to be
 * the same, letter for letter, so that nothing is left to parse.
 */
export function openResultPattern(proved: string, claim: Claim): ResultPattern {
  // with its digests and numbers cut out: text, value, text, …
  const pieces = proved.split(VALUE);
  const literals = pieces.filter((_piece, index) => index % 2 === 0);
  const values = pieces.filter((_piece, index) => index % 2 === 1);
  const keys = literals.slice(0, -1).map((literal) => /"(?<key>[^"]*)": "?$/u.exec(literal)?.groups?.['key'] ?? '');
  const kinds = values.map((value) => (DIGEST.test(value) ? 'digest' : 'number'));
  const pattern = new RegExp(
    `^${literals.map((literal, index) => escape(literal) + (index < values.length ? CAPTURES[kinds[index]] : '')).join('')}$`,
    'u',
  );
  const own = literals.findIndex((literal) => literal.endsWith('\n    "digest": "'));
  const last = keys.lastIndexOf('validationAccuracy');
  const compact = literals.map((literal) => literal.replaceAll(/\n */gu, '').replaceAll('": ', '":'));

  return {
    read(text) {
      const found = pattern.exec(text);
      if (found === null || own < 0 || last < 0) return undefined;
      let content = '';
      for (const [index, literal] of compact.entries()) {
        content += index === own || index === own + 1 ? '' : literal;
        if (index === own) content += literal.slice(0, -'"digest":"'.length);
        if (index === own + 1) content += literal.slice('",'.length);
        if (index >= values.length || index === own) continue;
        const value = found[index + 1];
        if (kinds[index] === 'number' && !isRight(keys[index], value)) return undefined;
        content += value;
      }
      // the text of "result" itself stands before its content, and a comma behind
      const canonical = content.slice('"result":'.length, -1);
      // not the digest that was found, which is a part of the text and keeps all of it in memory
      const digest = createHash('sha256').update(canonical).digest('hex');
      if (found[own + 1] !== digest) return undefined;
      return { digest, claim, accuracy: Number(found[last + 1]) };
    },
  };
}

const DIGEST = /^[0-9a-f]{64}$/u;
// digests stand between quotes, numbers behind a colon
const VALUE = new RegExp(String.raw`((?<=": ")[0-9a-f]{64}(?=")|(?<=": )${NUMBER}(?=[,\n]))`, 'u');
const CAPTURES = { digest: '([0-9a-f]{64})', number: `(${NUMBER})` } as const;

function isRight(key: string, text: string): boolean {
  const value = Number(text);
  if (!isShortest(text)) return false;
  if (key === 'epoch') return Number.isSafeInteger(value) && value >= 1;
  return !SHARES.has(key) || value <= 1;
}

function escape(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
}
