import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { firstJsonDifference } from '../../src/artifact/json-difference.ts';
import type { Records } from '../../src/artifact/read.ts';
import { type RunRecord, runRecordSchema, type SummaryRecord, summaryRecordSchema } from '../../src/artifact/record.ts';
import { sealResult, sealSummary } from '../../src/artifact/result.ts';
import type { Json } from '../../src/base/canonical-json.ts';
import { type VerifiedArtifact, verifyArtifact } from '../../src/replication/verify.ts';
import { altered } from '../support/json.ts';
import { expectDefectCaughtAsync, expectLawAsync } from '../support/laws.ts';
import { oracle, trainSweep, withRun } from './trained-sweep.ts';
import { tinyData, tinyExperiment } from './tiny-experiment.ts';

/** Observations of one machine, which nobody can train again; the command names them. */
const TRUSTED = /^\/(?:observed|provenance\/(?:packages|commit|fingerprint|engine\/wasmDigest))(?:\/|$)/u;

const experiment = tinyExperiment();
let records: Records;
beforeAll(async () => {
  records = await trainSweep();
});

type Verify = (artifact: VerifiedArtifact) => Promise<boolean>;

/** Passes an artifact only if all of it holds. */
const verify: Verify = async (artifact) => {
  const reexecution = { engine: oracle, dataset: tinyData };
  return verifyArtifact({ ...artifact, experiment }, reexecution).then(
    ({ kind }) => kind === 'verified',
    () => false,
  );
};

const believe: Verify = async (artifact) =>
  verifyArtifact({ ...artifact, experiment }).then(
    ({ kind }) => kind === 'verified',
    () => false,
  );

const asJson = (value: object): Json => JSON.parse(JSON.stringify(value));

/** Somebody changes a run at one place, seals it anew and makes the summary fit. */
const findsChangedRun = (passes: Verify) =>
  fc.asyncProperty(
    fc.nat(),
    fc.constantFrom('run' as const, 'result' as const, 'provenance' as const),
    fc.nat(),
    async (draw, part, place) => {
      const [id, record] = [...records.runs][draw % records.runs.size];
      const whole: Json = JSON.parse(JSON.stringify(record));
      const changed = { ...record, [part]: pick(JSON.parse(JSON.stringify(record[part])), place) };
      const pointer = firstJsonDifference(whole, changed)?.pointer ?? '';
      fc.pre(!TRUSTED.test(pointer) && !pointer.startsWith('/result/digest'));
      const parsed = runRecordSchema.safeParse(changed);
      if (!parsed.success) return true;
      const sealed: RunRecord = { ...parsed.data, result: sealResult(parsed.data.result) };
      return !(await passes(forge(id, sealed)));
    },
  );

/** Somebody changes the summary at one place and seals it anew. */
const findsChangedSummary = (passes: Verify) =>
  fc.asyncProperty(fc.nat(), async (place) => {
    const changed = pick(asJson(records.summary), place);
    const pointer = firstJsonDifference(asJson(records.summary), changed)?.pointer ?? '';
    fc.pre(!TRUSTED.test(pointer) && !pointer.startsWith('/result/digest'));
    const parsed = summaryRecordSchema.safeParse(changed);
    if (!parsed.success) return true;
    const summary: SummaryRecord = { ...parsed.data, result: sealSummary(parsed.data.result) };
    return !(await passes({ summary, runs: records.runs }));
  });

/** Reading a folder compares the digests of the runs with those in the summary. */
const withReader =
  (passes: Verify): Verify =>
  async (artifact) => {
    const listed = Object.entries(artifact.summary?.result.runs ?? {});
    const isWhole = listed.length === artifact.runs.size;
    return (
      isWhole && listed.every(([id, digest]) => artifact.runs.get(id)?.result.digest === digest) && passes(artifact)
    );
  };

function forge(id: string, record: RunRecord): Records {
  try {
    return withRun(records, id, record);
  } catch {
    return { summary: records.summary, runs: new Map([...records.runs, [id, record]]) };
  }
}

function pick(value: Json, place: number): Json {
  const [[, changed]] = fc.sample(altered(fc.constant(value)), { numRuns: 1, seed: place });
  return changed;
}

describe('an artifact', () => {
  it('that nobody changed passes', async () => {
    expect(await verify(records)).toBe(true);
  });

  it('never passes once a run is changed at any place that isn’t an observation', async () => {
    await expectLawAsync(findsChangedRun(verify), { numRuns: 150 });
  });

  it('never passes once its summary is changed at any such place', async () => {
    await expectLawAsync(findsChangedSummary(withReader(verify)), { numRuns: 60 });
  });

  it('passes a verifier that trains nothing again', async () => {
    await expectDefectCaughtAsync(findsChangedRun(believe), { numRuns: 100 });
  });

  it('passes a verifier that believes the summary', async () => {
    await expectDefectCaughtAsync(findsChangedSummary(withReader(async ({ runs }) => verify({ runs }))), {
      numRuns: 60,
    });
  });
});
