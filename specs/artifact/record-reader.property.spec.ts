import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterAll, it } from 'vitest';
import { readRunRecord } from '../../src/artifact/read.ts';
import type { RunRecord } from '../../src/artifact/record.ts';
import { gistOf } from '../../src/artifact/record-gist.ts';
import { openRecordReader, type RecordReader } from '../../src/artifact/record-reader.ts';
import { sealResult } from '../../src/artifact/result.ts';
import { prettyJson } from '../../src/base/canonical-json.ts';
import { SameseedError } from '../../src/base/errors.ts';
import { runRecords } from '../../src/laws/generators/artifacts.ts';
import { expectDefectCaughtAsync, expectLawAsync } from '../support/laws.ts';

const folder = mkdtempSync(join(tmpdir(), 'sameseed-reader-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Reader = Pick<RecordReader, 'read'>;

/** One that a training wrote, so that those like it are recalled; records of the generator hold names that never are. */
const reference = await readRunRecord('artifacts/reference/quick/glyphs/runs/notebook/notebook/seed-1.json');
const records = fc.oneof(fc.constant(reference), runRecords());

/** A record of the same treatment: other seeds, numbers and digests, sealed. */
function replicate(record: RunRecord, seed: number): RunRecord {
  const epochs = record.result.epochs.map((epoch) => ({ ...epoch, loss: epoch.loss + seed, accuracy: (seed % 7) / 7 }));
  const run = { ...record.run, seed };
  return { ...record, run, result: sealResult({ ...record.result, epochs }) };
}

/** A change of a text that is one character, a key that comes twice, white space, or another spelling of a number. */
type Change = (text: string) => string;

const changes: fc.Arbitrary<Change> = fc.oneof(
  fc.constant<Change>((text) => text),
  fc
    .tuple(fc.nat(), fc.constantFrom('0', '1', 'e', 'a', ' ', '\n', '"', '{', '}', ',', '.', '-'))
    .map(([place, letter]): Change => (text) => {
      const at = place % text.length;
      return text.slice(0, at) + letter + text.slice(at + 1);
    }),
  fc.tuple(fc.nat(), fc.nat()).map(([from, length]): Change => (text) => {
    const at = from % text.length;
    return text.slice(0, at) + text.slice(at + 1 + (length % 20));
  }),
  fc.constantFrom<Change>(
    (text) => text.replace('"schemaVersion": 1', '"schemaVersion": 1,\n  "schemaVersion": 1'),
    (text) => text.replace(/"epoch": (\d)/u, '"epoch": $1.0'),
    (text) => text.replace(/"epoch": \d/u, '"epoch": 0'),
    (text) => text.replace(/"accuracy": [\d.e-]+/u, '"accuracy": 2'),
    (text) => text.replace(/"seed": \d+/u, '"seed": 4294967296'),
    (text) => text.replace('"kind": "run"', '"kind": "sum"'),
    (text) => text.trimEnd(),
    (text) => JSON.stringify(JSON.parse(text)),
  ),
);

async function outcomeOf(work: Promise<object>): Promise<unknown> {
  return work.catch((error: unknown) => (error instanceof SameseedError ? error.code : String(error)));
}

/** A reader with a memory answers as one without, whatever it has read before and whatever was done to a file. */
const forgetful = (open: () => Reader) =>
  fc.asyncProperty(
    records,
    fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), changes), { minLength: 1, maxLength: 6 }),
    async (record, replicates) => {
      const reader = open();
      const path = join(folder, 'record.json');
      writeFileSync(path, prettyJson(record));
      await reader.read(path).catch(() => undefined);
      for (const [seed, change] of replicates) {
        writeFileSync(path, change(prettyJson(replicate(record, seed))));
        const plain = await outcomeOf(readRunRecord(path).then(gistOf));
        if (!isDeepStrictEqual(await outcomeOf(reader.read(path).then(({ gist }) => gist)), plain)) return false;
      }
      return true;
    },
  );

/** Trusts what looks like the record before. */
const trusting = (): Reader => {
  const reader = openRecordReader();
  let last: Awaited<ReturnType<Reader['read']>> | undefined;
  return { read: async (path) => (last ??= await reader.read(path)) };
};

/** A sealed record of the reference's treatment is known without being read whole. */
const recalling = (open: () => Reader) =>
  fc.asyncProperty(
    fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
    async (seed, share, amount) => {
      const epochs = reference.result.epochs.map((epoch) => ({ ...epoch, accuracy: share, validationLoss: amount }));
      const run = { ...reference.run, seed };
      const record = { ...reference, run, result: sealResult({ ...reference.result, epochs }) };
      const reader = open();
      const path = join(folder, 'recalled.json');
      writeFileSync(path, prettyJson(reference));
      await reader.read(path);
      writeFileSync(path, prettyJson(record));
      const found = await reader.read(path);
      return found.record === undefined && isDeepStrictEqual(found.gist, gistOf(record));
    },
  );

/** Reads every record whole. */
const thorough = (): Reader => ({
  read: async (path) => {
    const record = await readRunRecord(path);
    return { gist: gistOf(record), record };
  },
});

it('always recalls a replicate', () => expectLawAsync(recalling(openRecordReader)));

it('always recalls a replicate: catches one that reads every record whole', () =>
  expectDefectCaughtAsync(recalling(thorough)));

it(
  'always answers as a reader without a memory',
  () => expectLawAsync(forgetful(openRecordReader), { numRuns: 60 }),
  60_000,
);

it(
  'always answers as a reader without a memory: catches one that takes the first for all',
  () => expectDefectCaughtAsync(forgetful(trusting), { numRuns: 60 }),
  60_000,
);
