import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { readRecords } from '../../src/artifact/read.ts';
import { type RunRecord, runRecordSchema } from '../../src/artifact/record.ts';
import { openStore, type Store } from '../../src/artifact/store.ts';
import type { Json } from '../../src/base/canonical-json.ts';
import { reordered } from '../support/json.ts';
import { expectDefectCaughtAsync, expectLawAsync } from '../support/laws.ts';
import { runRecords, sweeps } from '../support/records.ts';

const ID = 'part/treatment/seed-1';
const folder = mkdtempSync(join(tmpdir(), 'sameseed-'));
let store: Store;

beforeAll(async () => {
  store = await openStore(folder);
});

afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

type WriteRun = (record: RunRecord) => Promise<void>;

const survives = (write: WriteRun) =>
  fc.asyncProperty(runRecords, async (record) => {
    await write(record);
    return isDeepStrictEqual(await store.readRun(ID), record);
  });

const hasOneText = (text: (value: Json) => string | Promise<string>) =>
  fc.asyncProperty(
    reordered(runRecords.map((record): Json => JSON.parse(JSON.stringify(record)))),
    async ([record, other]) => (await text(record)) === (await text(other)),
  );

async function textOnDisk(record: Json): Promise<string> {
  await store.writeRun(ID, runRecordSchema.parse(record));
  return readFileSync(join(folder, 'runs', `${ID}.json`), 'utf8');
}

const round = (_key: string, item: unknown) => (typeof item === 'number' ? Number(item.toPrecision(9)) : item);

const writeRounded: WriteRun = (record) => store.writeFile(`runs/${ID}.json`, JSON.stringify(record, round));

describe('a record', () => {
  it('always survives writing and reading back, whatever stood there before', async () => {
    await expectLawAsync(
      survives((record) => store.writeRun(ID, record)),
      { numRuns: 100 },
    );
  });

  it('always has one text on disk, whatever the order of its keys', async () => {
    await expectLawAsync(hasOneText(textOnDisk), { numRuns: 60 });
  });

  it('is told apart from one whose numbers were rounded on the way', async () => {
    await expectDefectCaughtAsync(survives(writeRounded), { numRuns: 60, endOnFailure: true });
  });

  it('is told apart from one that was never replaced', async () => {
    let writes = 0;
    const write: WriteRun = async (record) => {
      if (writes++ === 0) await store.writeRun(ID, record);
    };
    await expectDefectCaughtAsync(survives(write), { numRuns: 60, endOnFailure: true });
  });

  it('is told apart from one in the order of insertion', async () => {
    await expectDefectCaughtAsync(
      hasOneText((value) => JSON.stringify(value)),
      { numRuns: 60, endOnFailure: true },
    );
  });
});

describe('a sweep', () => {
  it('always survives writing and reading back', async () => {
    await expectLawAsync(
      fc.asyncProperty(sweeps, async ({ summary, runs }) => {
        for (const [id, record] of runs) await store.writeRun(id, record);
        await store.writeSummary(summary);
        return isDeepStrictEqual(await readRecords(folder), {
          summary,
          runs: new Map([...runs].sort(([a], [b]) => (a < b ? -1 : 1))),
        });
      }),
      { numRuns: 30 },
    );
  });
});
