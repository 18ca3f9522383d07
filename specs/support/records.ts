import fc from 'fast-check';
import { CLAIMS } from '../../src/artifact/claim.ts';
import { type Records, runId } from '../../src/artifact/read.ts';
import type { RunRecord, SummaryRecord } from '../../src/artifact/record.ts';
import { sealResult, sealSummary } from '../../src/artifact/result.ts';
import { digestOfJson } from '../../src/base/digest.ts';
import {
  provenances as drawProvenances,
  runRecords as drawRecords,
  runResults as drawResults,
} from '../../src/laws/generators/artifacts.ts';

const claim = fc.constantFrom(...CLAIMS);

/** Sealed results of one to three epochs. */
export const runResults = drawResults();

/** Where a record comes from: any machine, engine and data set. */
export const provenances = drawProvenances();

/** Sealed records of one run, valid in every field. */
export const runRecords = drawRecords();

/** A sweep of one to five runs of one experiment on one machine, with a summary that fits them. */
export const sweeps: fc.Arbitrary<Records> = fc
  .tuple(
    fc.uniqueArray(runRecords, { minLength: 1, maxLength: 5, selector: ({ run }) => runId(run).toLowerCase() }),
    provenances,
    claim,
  )
  .map(([records, provenance, claimed]) =>
    sweepOf(
      records.map((record) => ({ ...record, provenance })),
      claimed,
    ),
  );

/** The records of a sweep, with a summary made of them; its statistics are those of the first run. */
export function sweepOf(records: readonly RunRecord[], claimed: RunRecord['result']['claim'] = 'bitwise'): Records {
  const [{ run, result, provenance }] = records;
  const final = result.epochs[result.epochs.length - 1].validationAccuracy;
  const treatment = {
    part: run.part,
    treatment: run.treatment,
    levels: run.levels,
    parameterCount: 10,
    epochs: result.epochs.length,
  };
  const summary: SummaryRecord = {
    schemaVersion: 1,
    kind: 'summary',
    experiment: { name: 'quick', title: 'A quick one', dataset: provenance.dataset.name, isCut: true },
    result: sealSummary({
      claim: claimed,
      runs: Object.fromEntries(records.map((one) => [runId(one.run), one.result.digest])),
      treatments: [{ ...treatment, count: 1, mean: final, minimum: final, maximum: final }],
    }),
    provenance,
    observed: { startedAt: '2026-01-01T00:00:00.000Z', durationMs: 1, workers: 1 },
  };
  return { summary, runs: new Map(records.map((one) => [runId(one.run), one])) };
}

/** What an example record may differ in. */
export interface ExampleOptions {
  readonly seed?: number;
  readonly epochs?: number;
  readonly claim?: RunRecord['result']['claim'];
}

/** The record of a run that nobody trained, the same for the same options. */
export function exampleRun({ seed = 1, epochs = 3, claim: claimed = 'bitwise' }: ExampleOptions = {}): RunRecord {
  const names = [
    'dense-1/kernel',
    'dense-1/bias',
    'dense-2/kernel',
    'dense-2/bias',
    'dense-10/kernel',
    'dense-10/bias',
  ];
  const digestsAt = (time: number) => Object.fromEntries(names.map((name) => [name, digestOfJson([seed, time, name])]));
  return {
    schemaVersion: 1,
    kind: 'run',
    run: {
      experiment: 'quick',
      part: 'notebook',
      treatment: 'notebook',
      levels: { optimizer: 'sgd' },
      seed,
      config: { batchSize: 128, epochs, optimizer: { kind: 'sgd' } },
    },
    result: sealResult({
      claim: claimed,
      initialDigests: digestsAt(0),
      epochs: Array.from({ length: epochs }, (_, index) => ({
        epoch: index + 1,
        loss: 1 / (index + 2),
        penalty: 0,
        accuracy: 0.9,
        validationLoss: 0.25,
        validationAccuracy: 0.925,
        learningRate: 0.1,
        digests: digestsAt(index + 1),
      })),
    }),
    provenance: {
      dataset: { name: 'glyphs', digests: { train: digestOfJson('train') } },
      engine: { name: 'portable', version: '1' },
      packages: { sameseed: '0.1.0' },
      fingerprint: {
        platform: 'linux',
        architecture: 'x64',
        osRelease: '6.1',
        processor: 'A processor',
        cores: 2,
        memoryBytes: 1e9,
        node: '20.20.2',
        v8: '11.3',
      },
    },
    observed: {
      startedAt: '2026-01-01T00:00:00.000Z',
      durationMs: 5,
      epochDurationsMs: [1, 2, 2],
      peakMemoryBytes: 1e6,
    },
  };
}
