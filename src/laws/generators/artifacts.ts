import fc from 'fast-check';
import { CLAIMS } from '../../artifact/claim.ts';
import type { EpochRecord, Provenance, RunRecord, RunResult } from '../../artifact/record.ts';
import { sealResult } from '../../artifact/result.ts';
import { jsonValues } from './json-values.ts';

const words = () => fc.string({ maxLength: 12, unit: 'grapheme' });
const word = () => fc.stringMatching(/^[a-z][a-z0-9]{0,6}(?:-[a-z0-9]{1,4})?$/u);
const digest = () => fc.nat().map((draw) => draw.toString(16).padStart(64, '0'));
const positive = () => fc.double({ min: 0, max: 1e300, noNaN: true });
const share = () => fc.double({ min: 0, max: 1, noNaN: true });

function fields<Fields>(model: { [Key in keyof Fields]: fc.Arbitrary<Fields[Key]> }): fc.Arbitrary<Fields> {
  return fc.record<Fields>(model, { noNullPrototype: true });
}

function dictionary<Value>(values: fc.Arbitrary<Value>): fc.Arbitrary<Record<string, Value>> {
  const key = words().filter((name) => name !== '__proto__');
  return fc.dictionary(key, values, { maxKeys: 3, noNullPrototype: true });
}

/** Sealed records of one run, valid in every field, of up to 11 layers and 3 epochs. */
export function runRecords(): fc.Arbitrary<RunRecord> {
  return fields({
    schemaVersion: fc.constant(1 as const),
    kind: fc.constant('run' as const),
    run: fields({
      experiment: word(),
      part: word(),
      treatment: word(),
      levels: dictionary(fc.oneof(words(), positive())),
      seed: fc.nat(2 ** 32 - 1),
      config: dictionary(jsonValues()),
    }),
    result: runResults(),
    provenance: provenances(),
    observed: fields({
      startedAt: fc
        .date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })
        .map((date) => date.toISOString()),
      durationMs: positive(),
      epochDurationsMs: fc.array(positive(), { maxLength: 3 }),
      peakMemoryBytes: fc.nat(1e9),
    }),
  });
}

/** Sealed results of one to three epochs. */
export function runResults(): fc.Arbitrary<RunResult> {
  return fc
    .tuple(tensorNames(), fc.integer({ min: 1, max: 3 }), fc.constantFrom(...CLAIMS))
    .chain(([names, epochs, claim]) =>
      fields({
        claim: fc.constant(claim),
        initialDigests: digestsOf(names.filter((name) => name.split('/').length === 2)),
        epochs: fc.tuple(...Array.from({ length: epochs }, (_, index) => epochOf(names, index + 1))),
      }),
    )
    .map(sealResult);
}

/** Where a record comes from: any machine, engine and data set. */
export function provenances(): fc.Arbitrary<Provenance> {
  return fields({
    dataset: fields({
      name: word(),
      digests: fc.dictionary(word(), digest(), { maxKeys: 3, noNullPrototype: true }),
    }),
    engine: fc.record(
      { name: word(), version: word(), wasmDigest: digest() },
      { requiredKeys: ['name', 'version'], noNullPrototype: true },
    ),
    packages: dictionary(words()),
    fingerprint: fields({
      platform: fc.constantFrom('linux', 'darwin', 'win32'),
      architecture: fc.constantFrom('x64', 'arm64'),
      osRelease: words(),
      processor: words(),
      cores: fc.integer({ min: 1, max: 512 }),
      memoryBytes: fc.nat(1e9),
      node: words(),
      v8: words(),
    }),
  });
}

function tensorNames(): fc.Arbitrary<string[]> {
  const slots = fc.subarray(['velocity', 'first-moment', 'second-moment']);
  return fc.tuple(fc.constantFrom(1, 1, 2, 2, 3, 11), slots).map(([layers, kept]) => {
    const parameters = Array.from({ length: layers }, (_, index) => [
      `dense-${index + 1}/kernel`,
      `dense-${index + 1}/bias`,
    ]);
    const names = parameters.flat();
    return names.concat(names.flatMap((name) => kept.map((slot) => `${name}/${slot}`)));
  });
}

function digestsOf(names: readonly string[]): fc.Arbitrary<Record<string, string>> {
  const order = fc.shuffledSubarray([...names], { minLength: names.length });
  return fc
    .tuple(order, fc.array(digest(), { minLength: names.length, maxLength: names.length }))
    .map(([shuffled, values]) => Object.fromEntries(shuffled.map((name, index) => [name, values[index]])));
}

function epochOf(names: readonly string[], epoch: number): fc.Arbitrary<EpochRecord> {
  return fields({
    epoch: fc.constant(epoch),
    loss: positive(),
    penalty: positive(),
    accuracy: share(),
    validationLoss: positive(),
    validationAccuracy: share(),
    learningRate: positive(),
    digests: digestsOf(names),
  });
}
