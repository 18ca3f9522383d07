import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readRunRecord } from '../../src/artifact/read.ts';
import type { EpochRecord, RunResult } from '../../src/artifact/record.ts';
import { cutRecord } from '../../src/artifact/record-text.ts';
import { sealResult } from '../../src/artifact/result.ts';
import { openResultPattern } from '../../src/artifact/result-pattern.ts';
import { canonicalJson, prettyJson } from '../../src/base/canonical-json.ts';

const record = await readRunRecord('artifacts/reference/quick/glyphs/runs/notebook/notebook/seed-1.json');
const [epoch] = record.result.epochs;

/** A result's text as it stands in a record, sealed. */
function textOf(result: Omit<RunResult, 'digest'>): string {
  const text = cutRecord(prettyJson({ ...record, result: sealResult(result) }))?.result;
  if (text === undefined) throw new Error('The record has no result.');
  return text;
}

const withEpochs = (...changes: readonly Partial<EpochRecord>[]): Omit<RunResult, 'digest'> => ({
  ...record.result,
  epochs: Array.from(changes, (change) => ({ ...epoch, ...change })),
});

/** `text` with a word in it replaced, and a digest of the canonical text in which it is replaced too. */
function forged(result: Omit<RunResult, 'digest'>, word: string, other: string): string {
  const { digest, ...content } = sealResult(result);
  const own = createHash('sha256').update(canonicalJson(content).replace(word, other)).digest('hex');
  return textOf(result).replace(digest, own).replace(word, other);
}

const two = withEpochs({ epoch: 1 }, { epoch: 2, validationAccuracy: 0.25 });
const pattern = openResultPattern(textOf(two), 'bitwise');

describe('a pattern reads', () => {
  it.each<[string, Omit<RunResult, 'digest'>, number]>([
    ['the result that it comes from', two, 0.25],
    [
      'other numbers',
      withEpochs({ loss: 0, penalty: 12.5 }, { loss: 1e-9, learningRate: 3, validationAccuracy: 0.5 }),
      0.5,
    ],
    ['a validation accuracy of 1 after the last epoch', withEpochs({ accuracy: 0 }, { validationAccuracy: 1 }), 1],
    ['other epochs', withEpochs({ epoch: 7 }, { epoch: 9_007_199_254_740_991, validationAccuracy: 0 }), 0],
    [
      'other digests',
      withEpochs({}, { digests: { ...epoch.digests, 'dense-1/bias': 'a'.repeat(64) } }),
      epoch.validationAccuracy,
    ],
  ])('%s', (_what, result, accuracy) => {
    const { digest } = sealResult(result);
    expect(pattern.read(textOf(result))).toEqual({ digest, claim: 'bitwise', accuracy });
  });

  it('a result of no epochs but one', () => {
    const one = withEpochs({ validationAccuracy: 0.75 });
    expect(openResultPattern(textOf(one), 'machine').read(textOf(one))).toEqual({
      digest: sealResult(one).digest,
      claim: 'machine',
      accuracy: 0.75,
    });
  });

  it('names with signs that a pattern could take for its own', () => {
    const digests = { 'a.b*c+(d)[e]{f}|g^h$i?j/k\\l': 'b'.repeat(64) };
    const odd = withEpochs({ digests });
    const own = openResultPattern(textOf(odd), 'bitwise');
    expect(own.read(textOf(odd))?.digest).toBe(sealResult(odd).digest);
    expect(
      own.read(textOf(withEpochs({ digests: { 'axbbc+(d)[e]{f}|g^h$i?j/k\\l': 'b'.repeat(64) } }))),
    ).toBeUndefined();
  });
});

describe('a pattern leaves alone', () => {
  it.each<[string, string]>([
    ['one epoch more', textOf(withEpochs({}, {}, {}))],
    ['one epoch less', textOf(withEpochs({}))],
    ['another claim', textOf({ ...two, claim: 'machine' })],
    ['another tensor', textOf(withEpochs({ digests: { other: 'a'.repeat(64) } }, {}))],
    ['epoch 0', textOf(withEpochs({ epoch: 0 }, {}))],
    ['epoch 1.5', textOf(withEpochs({ epoch: 1.5 }, {}))],
    ['an epoch beyond what is safe', textOf(withEpochs({ epoch: 2 ** 53 }, {}))],
    ['an accuracy above 1', textOf(withEpochs({ accuracy: 1.25 }, {}))],
    ['a validation accuracy above 1', textOf(withEpochs({}, { validationAccuracy: 1.25 }))],
    ['a negative number', textOf(withEpochs({ loss: -1 }, {}))],
    ['a number in another spelling', forged(two, '0.25', '0.250')],
    ['a number with a sign', forged(two, '0.25', '+0.25')],
    ['a digest in capitals', forged(two, epoch.digests['dense-1/bias'], epoch.digests['dense-1/bias'].toUpperCase())],
    ['a digest that is too short', forged(two, epoch.digests['dense-1/bias'], 'abc')],
    ['the digest of something else', textOf(two).replace('0.25', '0.5')],
    ['something before it', ` ${textOf(two)}`],
    ['something behind it', `${textOf(two)} `],
    ['nothing', ''],
  ])('%s', (_what, text) => {
    expect(pattern.read(text)).toBeUndefined();
  });
});
