import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRecords, readRunRecord, readSummaryRecord, runId } from '../../src/artifact/read.ts';
import type { RunRecord } from '../../src/artifact/record.ts';
import { openStore } from '../../src/artifact/store.ts';
import { sealSummary } from '../../src/artifact/result.ts';
import { prettyJson } from '../../src/base/canonical-json.ts';
import { exampleRun, sweepOf } from '../support/records.ts';
import { temporaryFolder } from '../support/temporary.ts';

const RUN = exampleRun();
const ID = runId(RUN.run);

function fileOf(content: string | Uint8Array): string {
  const file = join(temporaryFolder(), 'run.json');
  writeFileSync(file, content);
  return file;
}

async function sweepFolder(records: readonly RunRecord[]): Promise<string> {
  const folder = temporaryFolder();
  const store = await openStore(folder);
  const { summary, runs } = sweepOf(records);
  for (const [id, record] of runs) await store.writeRun(id, record);
  await store.writeSummary(summary);
  await store.close();
  return folder;
}

function overwrite(folder: string, id: string, record: RunRecord): string {
  const file = join(folder, 'runs', `${id}.json`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, prettyJson(record));
  return file;
}

describe('readRunRecord', () => {
  it('gives back what was written, also from a file with CRLF, a byte order mark or another order of keys', async () => {
    const text = prettyJson(RUN);
    const { kind, ...rest } = RUN;
    const forms = [text, text.replaceAll('\n', '\r\n'), `\ufeff${text}`, JSON.stringify({ ...rest, kind })];
    for (const form of forms) expect(await readRunRecord(fileOf(form))).toEqual(RUN);
  });

  it.each<[string, string | Uint8Array, string, string]>([
    [
      'an empty file',
      '',
      'artifact-malformed',
      'Expected JSON in FILE, received an early end at line 1, column 1; restore the file, or run again.',
    ],
    [
      'half a file',
      '{\n  "kind": "ru',
      'artifact-malformed',
      'Expected JSON in FILE, received an early end at line 2, column 14; restore the file, or run again.',
    ],
    [
      'a merge conflict',
      '{\n<<<<<<< HEAD\n',
      'artifact-malformed',
      'Expected JSON in FILE, received "<" at line 2, column 1; restore the file, or run again.',
    ],
    [
      'text in UTF-16',
      Buffer.from('\ufeff{}', 'utf16le'),
      'artifact-malformed',
      'Expected text in UTF-8 in FILE, received other bytes.',
    ],
    [
      'a bomb of brackets',
      '['.repeat(500_000) + ']'.repeat(500_000),
      'artifact-malformed',
      'Expected values at most 32 deep in FILE, received deeper ones; restore the file, or run again.',
    ],
    [
      'the key __proto__',
      '{"schemaVersion":1,"\\u005f_proto__":{}}',
      'artifact-malformed',
      'Expected JSON in FILE, received the key __proto__; restore the file, or run again.',
    ],
    [
      'a newer version',
      '{"schemaVersion":2,"kind":"dance"}',
      'artifact-newer',
      'Expected schema version 1 in FILE, received 2: a newer sameseed wrote it; update with npm install sameseed@latest.',
    ],
    [
      'an older version',
      '{"schemaVersion":0}',
      'artifact-version-unknown',
      'Expected `schemaVersion` in FILE to be 1, received 0; no release of sameseed wrote it.',
    ],
    [
      'a broken version',
      '{"schemaVersion":1.5}',
      'artifact-version-unknown',
      'Expected `schemaVersion` in FILE to be 1, received 1.5; no release of sameseed wrote it.',
    ],
    [
      'another JSON file',
      '{"name":"x"}',
      'artifact-version-unknown',
      'Expected `schemaVersion` in FILE to be 1, received nothing; no release of sameseed wrote it.',
    ],
    [
      'JSON that is no object',
      'null',
      'artifact-version-unknown',
      'Expected `schemaVersion` in FILE to be 1, received nothing; no release of sameseed wrote it.',
    ],
    [
      'a number',
      '1',
      'artifact-version-unknown',
      'Expected `schemaVersion` in FILE to be 1, received nothing; no release of sameseed wrote it.',
    ],
    [
      'a summary',
      prettyJson(sweepOf([RUN]).summary),
      'artifact-invalid',
      'Expected `kind` in FILE to be "run", received "summary".',
    ],
    [
      'a missing part',
      prettyJson({ ...RUN, observed: undefined }),
      'artifact-invalid',
      'Expected `observed` in FILE to be an object, received nothing.',
    ],
    [
      'an unknown part',
      prettyJson({ ...RUN, extra: 1 }),
      'artifact-invalid',
      'Expected only known keys in the artifact in FILE, received `extra`; known: schemaVersion, kind, run, result, provenance, observed.',
    ],
    [
      'a wrong number',
      prettyJson(RUN).replaceAll('0.925', '1.925').replace('"seed": 1', '"seed": -1'),
      'artifact-invalid',
      '4 faults in the artifact in FILE: Expected `run.seed` in FILE to be an integer from 0 to 4294967295, received -1. Expected `result.epochs[0].validationAccuracy` in FILE to be a finite number ≥ 0 and ≤ 1, received 1.925. Expected `result.epochs[1].validationAccuracy` in FILE to be a finite number ≥ 0 and ≤ 1, received 1.925. Expected `result.epochs[2].validationAccuracy` in FILE to be a finite number ≥ 0 and ≤ 1, received 1.925.',
    ],
    [
      'a wrong digest',
      prettyJson(RUN).replace(RUN.result.digest, 'abc'),
      'artifact-invalid',
      'Expected `result.digest` in FILE to be a SHA-256 digest of 64 hexadecimal digits, received "abc".',
    ],
  ])('refuses %s', async (_what, content, code, message) => {
    const file = fileOf(content);
    await expect(readRunRecord(file)).rejects.toMatchObject({
      code,
      kind: 'input',
      message: message.replaceAll('FILE', file),
    });
  });

  it('refuses a result that was altered', async () => {
    const file = fileOf(prettyJson(RUN).replace('0.925', '0.975'));
    await expect(readRunRecord(file)).rejects.toMatchObject({
      code: 'artifact-altered',
      kind: 'check',
      message: expect.stringMatching(
        /^Expected `result\.digest` in .*run\.json to be [0-9a-f]{64}, received 475b449a[0-9a-f]{56}: the file was changed after it was written; restore it, or run again\.$/u,
      ),
    });
  });

  it('refuses a file that is missing, a folder, or too large to be an artifact', async () => {
    const folder = temporaryFolder();
    const missing = join(folder, 'no', 'run.json');
    await expect(readRunRecord(missing)).rejects.toMatchObject({
      code: 'artifact-missing',
      message: `Missing ${missing}. Check the path, or let the sweep end first: sameseed run --resume.`,
    });
    await expect(readRunRecord(folder)).rejects.toMatchObject({
      code: 'artifact-unreadable',
      message: `Expected a file that can be read at ${folder}, received EISDIR.`,
    });
    const large = fileOf('{}');
    truncateSync(large, 16 * 1024 * 1024 + 1);
    await expect(readRunRecord(large)).rejects.toMatchObject({
      code: 'artifact-too-large',
      message: `Expected at most 16777216 bytes in ${large}, received 16777217; it is no artifact of sameseed.`,
    });
  });
});

describe('readRecords', () => {
  it('gives back a sweep', async () => {
    const records = [exampleRun({ seed: 1 }), exampleRun({ seed: 2 })];
    const { summary, runs } = sweepOf(records);
    expect(await readRecords(await sweepFolder(records))).toEqual({ summary, runs });
  });

  it('refuses a folder without a summary, and a summary without one of its runs', async () => {
    await expect(readRecords(temporaryFolder())).rejects.toMatchObject({ code: 'artifact-missing' });
    const folder = await sweepFolder([RUN]);
    const { summary } = sweepOf([RUN, exampleRun({ seed: 2 })]);
    writeFileSync(join(folder, 'summary.json'), prettyJson(summary));
    await expect(readRecords(folder)).rejects.toMatchObject({
      code: 'artifact-missing',
      message: expect.stringContaining(join('notebook', 'notebook', 'seed-2.json')),
    });
  });

  it('refuses a run that is sealed, but not the one of the summary', async () => {
    const folder = await sweepFolder([RUN]);
    const other = exampleRun({ epochs: 2 });
    const file = overwrite(folder, ID, other);
    await expect(readRecords(folder)).rejects.toMatchObject({
      code: 'artifact-altered',
      message: `Expected \`result.digest\` in ${file} to be ${RUN.result.digest}, received ${other.result.digest}: the file was changed after it was written; restore it, or run again.`,
    });
  });

  it('refuses a run under the name of another', async () => {
    const folder = await sweepFolder([RUN]);
    const file = overwrite(folder, ID, { ...RUN, run: { ...RUN.run, seed: 7 } });
    await expect(readRecords(folder)).rejects.toMatchObject({
      code: 'artifact-altered',
      message: `Expected \`run\` in ${file} to be ${ID}, received notebook/notebook/seed-7: the file was changed after it was written; restore it, or run again.`,
    });
  });

  it('refuses a summary that names a file outside', async () => {
    const folder = await sweepFolder([RUN]);
    const { summary } = sweepOf([{ ...RUN, run: { ...RUN.run, part: '../..' } }]);
    writeFileSync(join(folder, 'summary.json'), prettyJson(summary));
    await expect(readRecords(folder)).rejects.toMatchObject({ code: 'name-unsafe' });
  });

  it('refuses a sealed summary of nothing', async () => {
    const { summary } = sweepOf([RUN]);
    const file = fileOf(
      prettyJson({ ...summary, result: sealSummary({ ...summary.result, runs: {}, treatments: [] }) }),
    );
    await expect(readSummaryRecord(file)).rejects.toMatchObject({
      code: 'artifact-invalid',
      message: `2 faults in the artifact in ${file}: Expected \`result.runs\` in ${file} to be at least one run, received {}. Expected \`result.treatments\` in ${file} to be at least one treatment, received [].`,
    });
  });

  it('refuses a summary that was altered', async () => {
    const file = fileOf(prettyJson(sweepOf([RUN]).summary).replace('0.925', '0.975'));
    await expect(readSummaryRecord(file)).rejects.toMatchObject({ code: 'artifact-altered' });
  });
});
