import { describe, expect, it } from 'vitest';
import { type RunRecord, runRecordSchema, type SummaryRecord, summaryRecordSchema } from '../../src/artifact/record.ts';
import { jsonPointer } from '../../src/base/place.ts';
import { exampleRun, sweepOf } from '../support/records.ts';

type Path = readonly string[];

interface Place {
  readonly path: Path;
  readonly value: unknown;
}

const example = exampleRun({ epochs: 1 });
const GPU = {
  name: 'A GPU',
  kind: 'hardware' as const,
  vendor: 'a vendor',
  architecture: 'turing',
  driver: '550',
  cuda: '12.4',
  cudnn: '9.1',
  tf32: false,
};
/** The example with everything that it may have. */
const RUN: RunRecord = {
  ...example,
  provenance: {
    ...example.provenance,
    dataset: { ...example.provenance.dataset, trainCount: 100, testCount: 10 },
    engine: { ...example.provenance.engine, wasmDigest: example.result.digest },
    commit: '0123abc',
    begunBy: ['portable 1 on a machine'],
    fingerprint: { ...example.provenance.fingerprint, gpu: GPU },
  },
};
const { summary } = sweepOf([RUN]);
const [row] = summary.result.treatments;
const SUMMARY: SummaryRecord = {
  ...summary,
  result: {
    ...summary.result,
    treatments: [{ ...row, count: 2, standardDeviation: 0.001, interval: { lower: 0.9, upper: 0.95 } }],
    failures: { 'notebook/notebook/seed-2': 'engine-non-finite' },
  },
};

const records = {
  run: { record: RUN, accepts: (value: unknown) => runRecordSchema.safeParse(value).success },
  summary: { record: SUMMARY, accepts: (value: unknown) => summaryRecordSchema.safeParse(value).success },
};

function placesOf(value: unknown, path: Path = []): Place[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  const inner = Object.entries(value).flatMap(([key, item]) => placesOf(item, [...path, key]));
  return [{ path, value }, ...inner];
}

function put(root: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (typeof root !== 'object' || root === null) throw new Error(`nothing at ${key}`);
  const inner = put(Reflect.get(root, key), rest, value);
  return Array.isArray(root) ? root.with(Number(key), inner) : { ...root, [key]: inner };
}

/** Places at which a record may have another value of this kind, however it is changed. */
function acceptedPlaces(kind: keyof typeof records, change: (value: unknown) => readonly unknown[]): string[] {
  const { record, accepts } = records[kind];
  return placesOf(record).flatMap(({ path, value }) =>
    change(value).some((other) => accepts(put(record, path, other))) ? [jsonPointer(path)] : [],
  );
}

const isDigest = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/u.test(value);
const digestLike = (digest: string) => [`${digest}0`, digest.slice(1), `x${digest.slice(1)}`, digest.toUpperCase()];
const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
const machine = ['cores', 'memoryBytes'].map((key) => `/provenance/fingerprint/${key}`);

describe.each(['run', 'summary'] as const)('the record of a %s', (kind) => {
  it('is taken as it is', () => {
    expect(records[kind].accepts(records[kind].record)).toBe(true);
  });

  it('has no negative number but in levels, config and bounds', () => {
    const accepted = acceptedPlaces(kind, (value) => (typeof value === 'number' ? [-1] : []));
    const free = accepted.filter((place) => !/\/(?:config|levels|interval)\//u.test(place));
    expect(free).toEqual(machine);
  });

  it('has fractions where they make sense', () => {
    const accepted = acceptedPlaces(kind, (value) => (typeof value === 'number' ? [0.5] : []));
    const free = accepted.filter((place) => !/\/(?:config|levels)\//u.test(place));
    expect(new Set(free.map((place) => place.replaceAll(/^.*\/(?=[a-z])|\/\d+$/giu, '')))).toEqual(
      new Set(
        kind === 'run'
          ? 'loss accuracy penalty validationLoss validationAccuracy learningRate durationMs epochDurationsMs'.split(
              ' ',
            )
          : 'mean minimum maximum standardDeviation lower upper durationMs'.split(' '),
      ),
    );
  });

  it('has no share above 1', () => {
    const shares = /(?:ccuracy|mean|minimum|maximum)$/u;
    const accepted = acceptedPlaces(kind, (value) => (typeof value === 'number' ? [1.25] : []));
    expect(accepted.filter((place) => shares.test(place))).toEqual([]);
    expect(acceptedPlaces(kind, () => [1]).filter((place) => shares.test(place)).length).toBeGreaterThan(1);
  });

  it('has names of one line and at most 500 characters', () => {
    const others = ['a\nb', 'a\u0000', 'x'.repeat(501)];
    const accepted = acceptedPlaces(kind, (value) => (typeof value === 'string' ? others : []));
    const free = accepted.filter((place) => !/\/(?:config|fingerprint)\//u.test(place));
    expect(free).toEqual(kind === 'run' ? [] : ['/observed/startedAt']);
    expect(acceptedPlaces(kind, (value) => (typeof value === 'string' ? ['x'.repeat(500)] : []))).not.toEqual([]);
  });

  it('has digests of 64 lower-case hexadecimal digits', () => {
    const digests = placesOf(records[kind].record).filter(({ value }) => isDigest(value));
    expect(digests.length).toBeGreaterThan(2);
    expect(acceptedPlaces(kind, (value) => (isDigest(value) ? digestLike(value.replace(/^./u, 'a')) : []))).toEqual([]);
  });

  it('has no key that nobody knows, but where keys are names', () => {
    const accepted = acceptedPlaces(kind, (value) =>
      isObject(value) ? ['x', 1, 'a'.repeat(64)].map((item) => Object.assign({}, value, { other: item })) : [],
    );
    const free = accepted.filter((place) => !/\/config\//u.test(place)).map((place) => place.replace(/^.*\//u, ''));
    expect(new Set(free)).toEqual(
      new Set(
        kind === 'run'
          ? ['levels', 'config', 'initialDigests', 'digests', 'packages']
          : ['runs', 'levels', 'failures', 'digests', 'packages'],
      ),
    );
  });

  it('lacks nothing but what it may lack', () => {
    const { record, accepts } = records[kind];
    const missing = placesOf(record).flatMap(({ path }) =>
      path.length > 0 && accepts(JSON.parse(JSON.stringify(put(record, path, undefined)))) ? [jsonPointer(path)] : [],
    );
    const free = missing.filter((place) => !/\/(?:config|levels|\w*[dD]igests|packages|runs|failures)\//u.test(place));
    const ofSweep = ['/result/treatments/0/standardDeviation', '/result/treatments/0/interval', '/result/failures'];
    const ofGpu = ['gpu', ...Object.keys(GPU).map((key) => `gpu/${key}`)].map((key) => `fingerprint/${key}`);
    const ofBoth = ['dataset/trainCount', 'dataset/testCount', 'engine/wasmDigest', 'commit', 'begunBy', ...ofGpu];
    expect(new Set(free)).toEqual(
      new Set([...(kind === 'run' ? [] : ofSweep), ...ofBoth.map((key) => `/provenance/${key}`)]),
    );
  });
});

it.each([
  [{ ...RUN, result: { ...RUN.result, epochs: [] } }, 'at least one epoch'],
  [{ ...RUN, result: { ...RUN.result, digest: 'a' } }, 'a SHA-256 digest of 64 hexadecimal digits'],
  [{ ...RUN, run: { ...RUN.run, part: 'a\nb' } }, 'at most 500 characters on one line'],
])('says what was expected: record %#', (record, message) => {
  expect(runRecordSchema.safeParse(record).error?.issues.map((issue) => issue.message)).toEqual([message]);
});
