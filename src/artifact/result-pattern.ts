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

const SHARES = new Set<string | undefined>(['accuracy', 'validationAccuracy']);

/**
 * The pattern of a result's text, as it stands in a record that was proved: what is no number and no digest has to be
 * the same, letter for letter, so that nothing is left to parse.
 */
export function openResultPattern(proved: string, claim: Claim): ResultPattern {
  // with its digests and numbers cut out: text, value, text, …
  const pieces = proved.split(VALUE);
  const literals = pieces.filter((_piece, index) => index % 2 === 0);
  const count = literals.length - 1;
  const keys = literals.map((literal) => /(?<=")[^"]*(?=": "?$)/u.exec(literal)?.[0]);
  const isDigest = literals.map((literal) => literal.endsWith('"'));
  const pattern = new RegExp(
    `^${literals.map((literal, index) => escape(literal) + (index < count ? captureOf(isDigest[index]) : '')).join('')}$`,
    'u',
  );
  const last = keys.lastIndexOf('validationAccuracy');
  const compact = literals.map((literal) => literal.replaceAll(/\n */gu, '').replaceAll('": ', '":'));
  // keys are sorted, so the result's own digest is the first value, and no part of what it is a digest of
  compact[0] = compact[0].slice(0, -'"digest":"'.length);
  compact[1] = compact[1].slice('",'.length);

  return {
    read(text) {
      const found = pattern.exec(text);
      if (found === null) return undefined;
      let [content] = compact;
      for (let index = 1; index < count; index++) {
        const value = found[index + 1];
        if (!isDigest[index] && !isRight(keys[index], value)) return undefined;
        content += compact[index] + value;
      }
      content += compact[count];
      // the text of "result" itself stands before its content, and a comma behind
      const canonical = content.slice('"result":'.length, -1);
      // not the digest that was found, which is a part of the text and keeps all of it in memory
      const digest = createHash('sha256').update(canonical).digest('hex');
      if (found[1] !== digest) return undefined;
      return { digest, claim, accuracy: Number(found[last + 1]) };
    },
  };
}

// digests stand between quotes, numbers behind a colon
const VALUE = new RegExp(String.raw`((?<=": ")[0-9a-f]{64}(?=")|(?<=": )${NUMBER}(?=[,\n]))`, 'u');

function captureOf(isDigest: boolean): string {
  return isDigest ? '([0-9a-f]{64})' : `(${NUMBER})`;
}

function isRight(key: string | undefined, text: string): boolean {
  const value = Number(text);
  if (!isShortest(text)) return false;
  if (key === 'epoch') return Number.isSafeInteger(value) && value >= 1;
  return !SHARES.has(key) || value <= 1;
}

function escape(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
}
