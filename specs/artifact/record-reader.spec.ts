import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRunRecord } from '../../src/artifact/read.ts';
import type { EpochRecord, RunRecord } from '../../src/artifact/record.ts';
import { gistOf } from '../../src/artifact/record-gist.ts';
import { openRecordReader, type RecordReader } from '../../src/artifact/record-reader.ts';
import { sealResult } from '../../src/artifact/result.ts';
import { canonicalJson, prettyJson } from '../../src/base/canonical-json.ts';
import { digestOfBytes, digestOfJson } from '../../src/base/digest.ts';
import { SameseedError } from '../../src/base/errors.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** Records that a training wrote: three replicates of one treatment. */
const FOLDER = 'artifacts/reference/quick/glyphs/runs/notebook/notebook';
const [first, second, third] = await Promise.all(
  [1, 2, 3].map(async (seed) => readRunRecord(join(FOLDER, `seed-${seed}.json`))),
);

/** `first` with something else in its second epoch, sealed anew, whether it fits the schema or not. */
function withEpoch(change: Partial<EpochRecord>): RunRecord {
  const epochs = first.result.epochs.map((epoch, index): EpochRecord =>
    index === 1 ? { ...epoch, ...change } : epoch,
  );
  return { ...first, result: sealResult({ ...first.result, epochs }) };
}

const withSeed = (seed: number): RunRecord => ({ ...first, run: { ...first.run, seed } });

const withSeeds = (seeds: Record<string, number>): RunRecord => ({
  ...first,
  run: { ...first.run, config: { ...first.run.config, seeds } },
});

const observedAt = (change: object): RunRecord => ({ ...first, observed: { ...first.observed, ...change } });

/** The text of a record in which `number` is spelled otherwise, under a digest of that spelling. */
function misspelled(record: RunRecord, number: string, spelling: string): string {
  const { digest: _, ...content } = record.result;
  const digest = digestOfBytes(Buffer.from(canonicalJson(content).replace(number, spelling)));
  return prettyJson(record).replace(record.result.digest, digest).replace(number, spelling);
}

/** Reads `text` after `first`, and says `recalled`, `read whole`, or the code of the error. */
async function readAfterFirst(text: string): Promise<string> {
  const reader = openRecordReader();
  const path = join(temporaryFolder(), 'record.json');
  writeFileSync(path, prettyJson(first));
  await reader.read(path);
  writeFileSync(path, text);
  return outcomeOf(reader, path);
}

async function outcomeOf(reader: RecordReader, path: string): Promise<string> {
  try {
    const { record, gist } = await reader.read(path);
    expect(gist).toEqual(gistOf(await readRunRecord(path)));
    return record === undefined ? 'recalled' : 'read whole';
  } catch (error) {
    if (error instanceof SameseedError) return error.code;
    throw error;
  }
}

describe('after a record, its replicates', () => {
  it.each<[string, RunRecord]>([
    ['itself', first],
    ['another seed of the sweep', second],
    ['a third one', third],
    ['the largest seed', withSeed(2 ** 32 - 1)],
    ['other seeds of the streams', withSeeds({ init: 12, shuffle: 345, split: 6 })],
    ['a loss in exponents', withEpoch({ loss: 1e-7, penalty: 1e21, validationLoss: 2.5e-10 })],
    ['an accuracy of 1 and one of 0', withEpoch({ accuracy: 1, validationAccuracy: 0 })],
    ['a learning rate above 1', withEpoch({ learningRate: 5 })],
    ['a later epoch', withEpoch({ epoch: 12 })],
    ['another time and duration', observedAt({ startedAt: 'today', durationMs: 0.5, epochDurationsMs: [1.5] })],
    ['the largest memory', observedAt({ peakMemoryBytes: Number.MAX_SAFE_INTEGER })],
  ])('are recalled: %s', async (_what, record) => {
    expect(await readAfterFirst(prettyJson(record))).toBe('recalled');
  });

  it.each<[string, string]>([
    ['another claim', prettyJson({ ...first, result: sealResult({ ...first.result, claim: 'machine' }) })],
    ['another engine', prettyJson(elsewhere())],
    ['another treatment', prettyJson({ ...first, run: { ...first.run, treatment: 'other' } })],
    ['other seeds than three', prettyJson(withSeeds({ init: 1, shuffle: 1 }))],
    [
      'fewer epochs',
      prettyJson({ ...first, result: sealResult({ ...first.result, epochs: [first.result.epochs[0]] }) }),
    ],
    ['no durations of epochs', prettyJson(observedAt({ epochDurationsMs: [] }))],
    ['a start in other letters', prettyJson(observedAt({ startedAt: 'às 7' }))],
    ['a start with a quote', prettyJson(observedAt({ startedAt: '"' }))],
    ['a duration in another spelling', prettyJson(first).replace('"durationMs": 755', '"durationMs": 755.0')],
    ['a memory in another spelling', prettyJson(first).replace('242196480', '242196480.0')],
    ['an epoch’s duration in another spelling', prettyJson(first).replace('103,', '103.0,')],
    ['white space at its end', `${prettyJson(first)}\n`],
    ['no white space', JSON.stringify(first)],
  ])('are read whole: %s', async (_what, text) => {
    expect(await readAfterFirst(text)).toBe('read whole');
  });

  it.each<[string, string, string]>([
    ['a seed too large', prettyJson(withSeed(2 ** 32)), 'artifact-invalid'],
    ['epoch 0', prettyJson(withEpoch({ epoch: 0 })), 'artifact-invalid'],
    ['epoch 1.5', prettyJson(withEpoch({ epoch: 1.5 })), 'artifact-invalid'],
    ['an epoch beyond what is safe', prettyJson(withEpoch({ epoch: 2 ** 53 })), 'artifact-invalid'],
    ['an accuracy above 1', prettyJson(withEpoch({ accuracy: 1.5 })), 'artifact-invalid'],
    ['a validation accuracy above 1', prettyJson(withEpoch({ validationAccuracy: 1.01 })), 'artifact-invalid'],
    ['a negative loss', prettyJson(withEpoch({ loss: -1 })), 'artifact-invalid'],
    ['a memory beyond what is safe', prettyJson(observedAt({ peakMemoryBytes: 2 ** 53 })), 'artifact-invalid'],
    ['a memory that is no whole number', prettyJson(observedAt({ peakMemoryBytes: 0.5 })), 'artifact-invalid'],
    [
      'a number under the old digest',
      prettyJson(first).replace('1.129288349758989', '1.129288349758988'),
      'artifact-altered',
    ],
    ['another digest', prettyJson(first).replace(first.result.digest, digestOfJson('other')), 'artifact-altered'],
    ['another spelling under a digest of it', misspelled(first, '0.856', '0.8560'), 'artifact-altered'],
    ['an exponent under a digest of it', misspelled(first, '0.856', '8.56e-1'), 'artifact-altered'],
  ])('are refused as if alone: %s', async (_what, text, code) => {
    expect(await readAfterFirst(text)).toBe(code);
  });

  function elsewhere(): RunRecord {
    return { ...first, provenance: { ...first.provenance, engine: { name: 'oracle', version: '1' } } };
  }
});

it('records of one origin share one provenance', async () => {
  const reader = openRecordReader();
  const path = join(temporaryFolder(), 'record.json');
  const gists = [];
  for (const record of [first, withEpoch({ loss: 3 }), { ...first, run: { ...first.run, treatment: 'other' } }]) {
    writeFileSync(path, prettyJson(record));
    gists.push((await reader.read(path)).gist.provenance);
  }
  expect(gists[1]).toBe(gists[0]);
  expect(gists[2]).toBe(gists[0]);
});

it('a record in other letters than ASCII is never recalled, nor one whose bytes look like its letters', async () => {
  const reader = openRecordReader();
  const path = join(temporaryFolder(), 'record.json');
  const outcomes = [];
  // in UTF-8, é has the bytes of Ã and © in Latin-1
  for (const part of ['Ã©', 'Ã©', 'é', 'é']) {
    writeFileSync(path, prettyJson({ ...first, run: { ...first.run, part } }));
    outcomes.push(await outcomeOf(reader, path));
  }
  expect(outcomes).toEqual(['read whole', 'read whole', 'read whole', 'read whole']);
});

it('sixteen layouts of results are remembered, and each only once', async () => {
  const reader = openRecordReader();
  const path = join(temporaryFolder(), 'record.json');
  const read = async (count: number, treatment = 'notebook') => {
    const epochs = Array.from({ length: count }, (_, index) => ({ ...first.result.epochs[0], epoch: index + 1 }));
    const run = { ...first.run, treatment };
    writeFileSync(path, prettyJson({ ...first, run, result: sealResult({ ...first.result, epochs }) }));
    return outcomeOf(reader, path);
  };
  const counts = Array.from({ length: 17 }, (_, index) => index + 1);
  for (const count of counts) await read(1, `treatment-${count}`);
  for (const count of counts) await read(count);
  const outcomes = [];
  for (const count of counts) outcomes.push(await read(count));
  expect(outcomes).toEqual([...Array.from({ length: 16 }, () => 'recalled'), 'read whole']);
});

it('a folder, a large file and no file are refused as if alone', async () => {
  const folder = temporaryFolder();
  const reader = openRecordReader();
  mkdirSync(join(folder, 'runs.json'));
  expect(await outcomeOf(reader, join(folder, 'runs.json'))).toBe('artifact-unreadable');
  expect(await outcomeOf(reader, join(folder, 'missing.json'))).toBe('artifact-missing');
  const large = observedAt({ epochDurationsMs: Array.from({ length: 150_000 }, () => 1) });
  writeFileSync(join(folder, 'large.json'), prettyJson(large));
  expect(await outcomeOf(reader, join(folder, 'large.json'))).toBe('read whole');
  expect(await outcomeOf(reader, join(folder, 'large.json'))).toBe('read whole');
});
