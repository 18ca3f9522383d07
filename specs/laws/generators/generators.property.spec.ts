import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runRecordSchema } from '../../../src/artifact/record.ts';
import { isSealed } from '../../../src/artifact/result.ts';
import { parseIdx } from '../../../src/dataset/idx.ts';
import { architectures, optimizers } from '../../../src/laws/generators/architectures.ts';
import { runRecords } from '../../../src/laws/generators/artifacts.ts';
import { float32Arrays, float32s } from '../../../src/laws/generators/float32-arrays.ts';
import { brokenIdxFiles, type BrokenIdxFile, type IdxFile, idxFiles } from '../../../src/laws/generators/idx-files.ts';
import { labelSets } from '../../../src/laws/generators/label-sets.ts';
import { runConfigs } from '../../../src/laws/generators/run-configs.ts';
import { runPlans } from '../../../src/laws/generators/run-plans.ts';
import { seeds } from '../../../src/laws/generators/seeds.ts';
import { shapes, sizeOf } from '../../../src/laws/generators/shapes.ts';
import { assertSpread as expectSpread, type ValueClasses } from '../../../src/laws/generators/spread.ts';
import type { Network, Optimizer } from '../../../src/network/network.ts';
import { parseRunConfig } from '../../../src/training/config.ts';
import { expectDefectCaught, expectLaw } from '../../support/laws.ts';

const SMALLEST_NORMAL = 2 ** -126;
const isDenormal = (value: number) => value !== 0 && Math.abs(value) < SMALLEST_NORMAL;
const isParameter = (name: string) => name.split('/').length === 2;
const holds = <Value>(values: fc.Arbitrary<Value>, isRight: (value: Value) => boolean) => fc.property(values, isRight);

const fitsItsSize = (values: fc.Arbitrary<number[]>) =>
  holds(values, (shape) => shape.length <= 4 && sizeOf(shape) <= 256);
const has = ({ layers }: Network, name: string) => layers.some(({ activation }) => activation === name);

const SEEDS: ValueClasses<number> = {
  zero: [0.03, (seed) => seed === 0],
  'beyond 31 bits': [0.25, (seed) => seed >= 2 ** 31],
  'beyond float32': [0.4, (seed) => Math.fround(seed) !== seed],
  largest: [0.03, (seed) => seed === 2 ** 32 - 1],
};

const SHAPES: ValueClasses<number[]> = {
  scalar: [0.05, (shape) => shape.length === 0],
  'with an axis of 1': [0.3, (shape) => shape.includes(1)],
  'with a long axis': [0.1, (shape) => shape.some((length) => length > 30)],
  'of rank 4': [0.05, (shape) => shape.length === 4],
};

const FLOATS: ValueClasses<number> = {
  'minus zero': [0.005, (value) => Object.is(value, -0)],
  zero: [0.005, (value) => Object.is(value, 0)],
  denormal: [0.2, isDenormal],
  huge: [0.05, (value) => Math.abs(value) > 1e30],
  'below 1': [0.2, (value) => Math.abs(value) > 1e-6 && Math.abs(value) < 1],
  negative: [0.3, (value) => value < 0],
};

describe('seeds', () => {
  it('always are from 0 to 2³²−1, the ends among them', () => {
    expectLaw(holds(seeds(), (seed) => Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32));
    expectSpread(seeds(), SEEDS);
    expect(() => expectSpread(fc.nat(), SEEDS)).toThrow(/beyond 31 bits/u);
  });
});

describe('shapes', () => {
  it('always fit their size, from scalars to long axes', () => {
    expectLaw(fitsItsSize(shapes()));
    expectDefectCaught(fitsItsSize(fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 4 })));
    expectSpread(shapes(), SHAPES);
    expect(() => expectSpread(fc.array(fc.integer({ min: 2, max: 9 }), { minLength: 1 }), SHAPES)).toThrow(
      /scalar.*axis of 1/u,
    );
    expectSpread(shapes({ hasEmpty: true }), { empty: [0.1, (shape) => sizeOf(shape) === 0] });
  });
});

describe('float32s', () => {
  const everything = { hasInfinity: true, hasNaN: true };
  it('always are float32, finite unless asked', () => {
    expectLaw(holds(float32s(), (value) => Number.isFinite(value) && Math.fround(value) === value));
    expectDefectCaught(
      holds(
        fc.double().map((value) => value / 3),
        (value) => Math.fround(value) === value,
      ),
    );
    expectLaw(holds(float32s({ hasInfinity: true }), (value) => !Number.isNaN(value)));
  });

  it('always have zeros, denormals and huge values, and NaN where asked', () => {
    expectSpread(float32s(), FLOATS);
    expect(() => expectSpread(fc.float({ noNaN: true }), FLOATS)).toThrow(/denormal/u);
    expectSpread(float32s(everything), {
      NaN: [0.01, Number.isNaN],
      infinite: [0.01, (value) => Math.abs(value) === Infinity],
    });
  });

  it('always come in arrays of the asked length', () => {
    expectLaw(holds(float32Arrays(7), ({ length }) => length === 7));
    expectLaw(holds(float32Arrays([2, 5]), ({ length }) => length >= 2 && length <= 5));
    expectSpread(float32Arrays(), {
      empty: [0.005, ({ length }) => length === 0],
      long: [0.3, ({ length }) => length > 32],
      'with a denormal': [0.8, (values) => values.some(isDenormal)],
    });
  });
});

describe('label sets', () => {
  it('always have labels below their classes, and often miss some', () => {
    const values = labelSets();
    expectLaw(holds(values, ({ labels, classes }) => labels.length > 0 && labels.every((label) => label < classes)));
    expectSpread(values, {
      'every class': [0.1, ({ labels, classes }) => new Set(labels).size === classes],
      'a class missing': [0.4, ({ labels, classes }) => new Set(labels).size < classes],
      'the first class missing': [0.15, ({ labels }) => !labels.includes(0)],
      'the last class missing': [0.3, ({ labels, classes }) => !labels.includes(classes - 1)],
      'one class of several': [0.05, ({ labels, classes }) => classes > 1 && new Set(labels).size === 1],
      sorted: [0.4, ({ labels }) => labels.toSorted().every((label, index) => label === labels[index])],
    });
  });
});

describe('architectures and optimizers', () => {
  it('always reach every depth, activation and initializer', () => {
    expectSpread(architectures(), {
      'no hidden layer': [0.1, ({ layers }) => layers.length === 1],
      'three hidden layers': [0.1, ({ layers }) => layers.length === 4],
      'one unit': [0.1, ({ layers }) => layers.slice(0, -1).some(({ units }) => units === 1)],
      relu: [0.2, (network) => has(network, 'relu')],
      tanh: [0.2, (network) => has(network, 'tanh')],
      logistic: [0.2, (network) => has(network, 'logistic')],
      'He normal': [0.15, ({ layers }) => layers[0].initializer === 'he-normal'],
    });
    const kinds = ['sgd', 'momentum', 'nesterov', 'rmsprop', 'adam', 'adamw'];
    expectSpread(
      optimizers(),
      Object.fromEntries(kinds.map((kind) => [kind, [0.08, (optimizer: Optimizer) => optimizer.kind === kind]])),
    );
  });
});

describe('run configs', () => {
  it('always are valid, with every schedule, penalty and split', () => {
    expectLaw(holds(runConfigs(), (config) => parseRunConfig(config) !== undefined));
    expectDefectCaught(
      fc.property(runConfigs(), (config) => {
        parseRunConfig({ ...config, penalty: { ...config.penalty, convention: 'decoupled' } });
      }),
    );
    expectSpread(runConfigs(), {
      'a schedule in steps': [0.3, ({ schedule }) => schedule.kind === 'step'],
      'weight decay': [0.3, ({ penalty }) => penalty.factor > 0 && penalty.layers.length > 0],
      decoupled: [0.15, ({ penalty }) => penalty.convention === 'decoupled'],
      'a stratified hold-out': [0.2, ({ split }) => split.kind === 'hold-out' && split.stratified],
    });
  });
});

describe('run plans', () => {
  it('always fit the traits of a trainer', () => {
    const fixed = { inputs: 784, hidden: [64, 64], classes: 10 };
    expectLaw(
      fc.property(runPlans(fixed), (plan) => {
        expect(plan).toMatchObject(fixed);
      }),
    );
    const fits = holds(runPlans(), ({ batchSize, examples }) => batchSize >= 1 && batchSize <= examples);
    expectLaw(fits);
    expectSpread(runPlans(), {
      'no hidden layer': [0.2, ({ hidden }) => hidden.length === 0],
      'two hidden layers': [0.2, ({ hidden }) => hidden.length === 2],
      'a partial batch': [0.25, ({ examples, batchSize }) => examples % batchSize > 0],
      'several batches': [0.5, ({ examples, batchSize }) => examples > batchSize],
    });
  });
});

const readsBack = (files: fc.Arbitrary<IdxFile>) =>
  fc.property(files, ({ bytes, rank, dimensions, values }) => {
    expect(parseIdx({ file: 'drawn', bytes, rank })).toEqual({ file: 'drawn', dimensions, values });
  });
const areRefused = (files: fc.Arbitrary<BrokenIdxFile>) =>
  fc.property(files, ({ bytes, rank, code }) => {
    expect(() => parseIdx({ file: 'drawn', bytes, rank })).toThrow(expect.objectContaining({ code }));
  });

describe('IDX files', () => {
  it('always are read back when valid', () => {
    expectLaw(readsBack(idxFiles()));
    expectDefectCaught(
      readsBack(idxFiles().map((file) => Object.assign(file, { values: file.values.map((b) => b >> 1) }))),
    );
    expectSpread(idxFiles(), {
      images: [0.4, ({ rank }) => rank === 3],
      labels: [0.4, ({ rank }) => rank === 1],
    });
  });

  it('always are refused for their fault when broken', () => {
    expectLaw(areRefused(brokenIdxFiles()), { numRuns: 300 });
    expectDefectCaught(areRefused(idxFiles().map(({ bytes, rank }) => ({ bytes, rank, code: 'idx-trailing' }))));
    for (const code of ['idx-magic', 'idx-dimension', 'idx-truncated', 'idx-trailing']) {
      expectSpread(brokenIdxFiles(), { [code]: [0.1, (file) => file.code === code] });
    }
  });
});

describe('run records', () => {
  it('always are valid and sealed', () => {
    expectLaw(
      holds(runRecords(), (record) => runRecordSchema.safeParse(record).success && isSealed(record.result)),
      { numRuns: 30 },
    );
    expectDefectCaught(holds(runRecords(), ({ result }) => isSealed({ ...result, claim: 'statistical' })));
    expectSpread(
      runRecords(),
      {
        'of eleven layers': [0.1, ({ result }) => 'dense-11/bias' in result.initialDigests],
        'of several epochs': [0.5, ({ result }) => result.epochs.length > 1],
        'without accumulators': [0.1, ({ result }) => Object.keys(result.epochs[0].digests).every(isParameter)],
      },
      { samples: 100 },
    );
  });
});
