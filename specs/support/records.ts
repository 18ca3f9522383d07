import fc from 'fast-check';
import { CLAIMS } from '../../src/artifact/claim.ts';
import { type Records, runId } from '../../src/artifact/read.ts';
import type { EpochRecord, Provenance, RunRecord, SummaryRecord } from '../../src/artifact/record.ts';
import { sealResult, sealSummary } from '../../src/artifact/result.ts';
import { digestOfJson } from '../../src/base/digest.ts';
import { json } from './json.ts';

const digest = fc.nat().map((draw) => draw.toString(16).padStart(64, '0'));
const count = fc.nat(1e9);
const words = fc.string({ maxLength: 12, unit: 'grapheme' });
const word = fc.stringMatching(/^[a-z][a-z0-9]{0,6}(?:-[a-z0-9]{1,4})?$/u);
const positive = fc.double({ min: 0, max: 1e300, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const fields = <Fields>(model: { [Key in keyof Fields]: fc.Arbitrary<Fields[Key]> }) =>
  fc.record<Fields>(model, { noNullPrototype: true });
const claim = fc.constantFrom(...CLAIMS);
const key = words.filter((name) => name !== '__proto__');
const dictionary = <Value>(values: fc.Arbitrary<Value>) =>
  fc.dictionary(key, values, { maxKeys: 3, noNullPrototype: true });

const tensorNames: fc.Arbitrary<string[]> = fc
  .tuple(fc.constantFrom(1, 1, 2, 2, 3, 11), fc.subarray(['velocity', 'first-moment', 'second-moment']))
  .map(([layers, slots]) => {
    const parameters = Array.from({ length: layers }, (_, index) => [
      `dense-${index + 1}/kernel`,
      `dense-${index + 1}/bias`,
    ]);
    const names = parameters.flat();
    return names.concat(names.flatMap((name) => slots.map((slot) => `${name}/${slot}`)));
  });

/** Digests under the given names, in any order of insertion. */
function digestsOf(names: readonly string[]): fc.Arbitrary<Record<string, string>> {
  const order = fc.shuffledSubarray([...names], { minLength: names.length });
  return fc
    .tuple(order, fc.array(digest, { minLength: names.length, maxLength: names.length }))
    .map(([shuffled, values]) => Object.fromEntries(shuffled.map((name, index) => [name, values[index]])));
}

function epochOf(names: readonly string[], epoch: number): fc.Arbitrary<EpochRecord> {
  return fields({
    epoch: fc.constant(epoch),
    loss: positive,
    penalty: positive,
    accuracy: share,
    validationLoss: positive,
    validationAccuracy: share,
    learningRate: positive,
    digests: digestsOf(names),
  });
}

/** Sealed results of one to three epochs. */
export const runResults: fc.Arbitrary<RunRecord['result']> = fc
  .tuple(tensorNames, fc.integer({ min: 1, max: 3 }), claim)
  .chain(([names, epochs, claimed]) =>
    fields({
      claim: fc.constant(claimed),
      initialDigests: digestsOf(names.filter((name) => name.split('/').length === 2)),
      epochs: fc.tuple(...Array.from({ length: epochs }, (_, index) => epochOf(names, index + 1))),
    }),
  )
  .map(sealResult);

/** Where a record comes from: any machine, engine and data set. */
export const provenances: fc.Arbitrary<Provenance> = fields({
  dataset: fields({ name: word, digests: fc.dictionary(word, digest, { maxKeys: 3, noNullPrototype: true }) }),
  engine: fc.record(
    { name: word, version: word, wasmDigest: digest },
    { requiredKeys: ['name', 'version'], noNullPrototype: true },
  ),
  packages: dictionary(words),
  fingerprint: fields({
    platform: fc.constantFrom('linux', 'darwin', 'win32'),
    architecture: fc.constantFrom('x64', 'arm64'),
    osRelease: words,
    processor: words,
    cores: fc.integer({ min: 1, max: 512 }),
    memoryBytes: count,
    node: words,
    v8: words,
  }),
});

/** Sealed records of one run, valid in every field. */
export const runRecords: fc.Arbitrary<RunRecord> = fields({
  schemaVersion: fc.constant(1 as const),
  kind: fc.constant('run' as const),
  run: fields({
    experiment: word,
    part: word,
    treatment: word,
    levels: dictionary(fc.oneof(words, positive)),
    seed: fc.nat(2 ** 32 - 1),
    config: dictionary(json),
  }),
  result: runResults,
  provenance: provenances,
  observed: fields({
    startedAt: fc
      .date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })
      .map((date) => date.toISOString()),
    durationMs: positive,
    epochDurationsMs: fc.array(positive, { maxLength: 3 }),
    peakMemoryBytes: count,
  }),
});

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
