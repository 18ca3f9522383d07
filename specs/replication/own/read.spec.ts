import { describe, expect, it } from 'vitest';
import { isOwnFile, readOwnExperiment } from '../../../src/replication/own/read.ts';
import { planExperiment } from '../../../src/replication/plan.ts';
import { LEAST, readOwn, refusalOf } from './own-file.ts';

const factor = (name: string, ...levels: object[]): object => ({ name, levels });
const rate = (name: number): object => ({ name, recipe: { schedule: { kind: 'constant', rate: name } } });

describe('an own experiment', () => {
  it('has the rest from the notebook when it says the least', async () => {
    const experiment = await readOwn(LEAST);
    expect(experiment).toMatchObject({ name: 'mine', title: 'mine', dataset: 'mnist', isCut: false });
    const { runs } = planExperiment({ experiment });
    expect(runs.map(({ id }) => id)).toEqual([1, 2, 3].map((seed) => `base/base/seed-${seed}`));
    expect(runs[0].config).toMatchObject({
      network: {
        inputs: 784,
        layers: [
          { units: 8, activation: 'relu', initializer: 'glorot-uniform' },
          { units: 10, activation: 'softmax' },
        ],
      },
      optimizer: { kind: 'sgd' },
      schedule: { kind: 'constant', rate: 0.1 },
      penalty: { convention: 'keras', factor: 0, layers: ['dense-1'] },
      batchSize: 128,
      epochs: 2,
      split: { kind: 'test' },
    });
  });

  it('combines all levels, the last factor changing fastest', async () => {
    const factors = [
      factor('rate', rate(0.1), rate(0.2)),
      factor('units', { name: 8 }, { name: 16, model: { hidden: [16] } }),
    ];
    const { treatments } = await readOwn({ ...LEAST, factors, seeds: [7, 0] });
    expect(treatments.map(({ id, part, levels, replicates }) => ({ id, part, levels, replicates }))).toEqual([
      { id: '0.1--8', part: 'base', levels: { rate: 0.1, units: 8 }, replicates: 2 },
      { id: '0.1--16', part: '16', levels: { rate: 0.1, units: 16 }, replicates: 2 },
      { id: '0.2--8', part: 'base', levels: { rate: 0.2, units: 8 }, replicates: 2 },
      { id: '0.2--16', part: '16', levels: { rate: 0.2, units: 16 }, replicates: 2 },
    ]);
    expect(treatments[3].config).toMatchObject({
      schedule: { rate: 0.2 },
      network: { layers: [{ units: 16 }, { units: 10 }] },
    });
  });

  it('varies one factor at a time from the recipe, which is trained once', async () => {
    const factors = [
      factor('rate', { name: 0.1 }, rate(0.2)),
      factor('optimizer', { name: 'adamw', recipe: { optimizer: { kind: 'adamw' }, penalty: { factor: 0.01 } } }),
      factor('units', { name: 16, model: { hidden: [16] } }),
    ];
    const { treatments } = await readOwn({ ...LEAST, factors, design: 'one-at-a-time' });
    expect(treatments.map(({ id, part, levels }) => ({ id, part, levels }))).toEqual([
      { id: 'base', part: 'base', levels: {} },
      { id: 'rate--0.2', part: 'rate', levels: { rate: 0.2 } },
      { id: 'optimizer--adamw', part: 'optimizer', levels: { optimizer: 'adamw' } },
      { id: 'units--16', part: 'units--16', levels: { units: 16 } },
    ]);
    expect(treatments[2].config).toMatchObject({
      optimizer: { kind: 'adamw', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
      penalty: { convention: 'decoupled', factor: 0.01, layers: ['dense-1'] },
    });
  });

  it('may take more seeds than it says, and the first ones stay', async () => {
    const experiment = await readOwn({ ...LEAST, seeds: 2 });
    expect(experiment.seeds.slice(0, 3)).toEqual([1, 2, 3]);
    expect(planExperiment({ experiment }).runs).toHaveLength(2);
    expect(planExperiment({ experiment, seeds: experiment.seeds.slice(0, 5) }).runs).toHaveLength(5);
  });

  it('is told from a name of the program by its end', () => {
    expect(['mine.json', './a/b.json', 'quick', 'json'].map(isOwnFile)).toEqual([true, true, false, false]);
  });
});

describe('the file of an own experiment', () => {
  it('has all of its faults told at once, with their places', async () => {
    const error = await refusalOf({
      $schema: 7,
      name: '../mine',
      dataset: 'cifar',
      model: { hidden: [0, 1.5, 'x'], activation: 'softmax' },
      recipe: { epochs: 0, batchsize: 7, optimizer: { kind: 'adam', beta1: 1 }, split: { kind: 'hold-out' } },
      factors: [{ name: 'a', levels: [] }],
      seeds: [1, -1],
      colour: 'red',
    });
    expect(error.code).toBe('experiment-file-invalid');
    expect(error.faults.map(({ pointer }) => pointer)).toEqual([
      '/$schema',
      '/name',
      '/dataset',
      '/model/hidden/0',
      '/model/hidden/1',
      '/model/hidden/2',
      '/model/activation',
      '/recipe/optimizer/beta1',
      '/recipe/epochs',
      '/recipe/split/count',
      '/recipe/split/stratified',
      '/recipe/batchsize',
      '/factors/0/levels',
      '/seeds/1',
      '/colour',
    ]);
    expect(error.message).toMatch(/^15 faults in the experiment in .+mine\.json: Expected /u);
  });

  it.each<[string, object, string, string]>([
    ['a name of the program', { name: 'hinton' }, '/name', 'none that sameseed has itself (quick, hinton'],
    ['a name that leads out of the folder', { name: 'a/../b' }, '/name', 'received "a/../b"'],
    ['a hidden name', { name: '.mine' }, '/name', ''],
    ['a device of Windows', { name: 'con' }, '/name', 'no device of Windows, received "con"'],
    ['a device of Windows with an ending', { name: 'com1.mine' }, '/name', 'no device of Windows'],
    ['a name in capitals', { name: 'Mine' }, '/name', 'all small'],
    ['an empty title', { title: '' }, '/title', 'a line of visible text'],
    [
      'a level that leads out of the folder',
      { factors: [factor('a', { name: '../x' })] },
      '/factors/0/levels/0/name',
      '"../x"',
    ],
    [
      'a level below 0',
      { factors: [factor('a', { name: -1 })] },
      '/factors/0/levels/0/name',
      'a finite number ≥ 0 and < 1e+21, received -1',
    ],
    [
      'levels of one name',
      { factors: [factor('a', { name: 1 }, { name: '1' })] },
      '/factors/0/levels',
      'levels of different names',
    ],
    [
      'factors of one name',
      { factors: [factor('a', { name: 1 }), factor('a', { name: 1 })] },
      '/factors',
      'factors of',
    ],
    [
      'two factors that change one thing',
      {
        factors: [factor('a', rate(1)), factor('b', { name: 'x', recipe: { schedule: { kind: 'cosine', rate: 1 } } })],
      },
      '/factors/1',
      'one factor to change `recipe.schedule`, received two, a and b',
    ],
    ['seeds given twice', { seeds: [1, 2, 1] }, '/seeds', 'different seeds'],
    ['no seeds', { seeds: 0 }, '/seeds', ''],
    [
      'a hold-out of everything',
      { recipe: { epochs: 1, split: { kind: 'hold-out', count: 59_990, stratified: false } } },
      '/recipe',
      'a batch of at most the 10 examples',
    ],
    [
      'a penalty of a layer that is not there',
      { recipe: { epochs: 1, penalty: { factor: 1, layers: ['dense-9'] } } },
      '/recipe',
      '`penalty.layers`',
    ],
    [
      'decoupled decay under adam',
      {
        factors: [
          factor('o', {
            name: 'adam',
            recipe: { optimizer: { kind: 'adam' }, penalty: { factor: 1, convention: 'decoupled' } },
          }),
        ],
      },
      '/factors/0/levels/0',
      'In adam: Expected `penalty.convention`',
    ],
    ['a network beyond all memory', { model: { hidden: [10_000, 10_000] } }, '/recipe', '20000000 parameters'],
    [
      'too many runs',
      { factors: [factor('a', ...Array.from({ length: 100 }, (_, name) => ({ name })))], seeds: 1001 },
      '/factors',
      'at most 100000 runs, received 100100',
    ],
    [
      'a number of treatments that could not even be counted out',
      {
        factors: Array.from({ length: 10 }, (_f, index) =>
          factor(`f${index}`, ...Array.from({ length: 1000 }, (_l, name) => ({ name }))),
        ),
      },
      '/factors',
      'at most 5000 treatments, received 1e+30',
    ],
  ])('is refused for %s', async (_what, changes, pointer, message) => {
    const error = await refusalOf({ ...LEAST, ...changes });
    expect(error.code).toBe('experiment-file-invalid');
    expect(error.faults[0].pointer).toBe(pointer);
    expect(error.message).toContain(message);
  });

  it('is refused with line and column when it is no JSON', async () => {
    const error = await refusalOf('{\n  "name": "mine",\n  model\n}');
    expect(error).toMatchObject({
      code: 'artifact-malformed',
      message: expect.stringMatching(/received "m" at line 3, column 3; mend it there\.$/u),
    });
  });

  it.each(['a\u001B[2Jb', 'a\u202Eb'])(
    'is refused for a title that %j could rearrange a terminal with',
    async (title) => {
      expect((await refusalOf({ ...LEAST, title })).code).toBe('artifact-malformed');
    },
  );

  it.each(['[]', '7', 'null', '"mine"'])('is refused when it is %s', async (text) => {
    expect((await refusalOf(text)).message).toMatch(/^Expected the experiment in .+ to be an object, received /u);
  });

  it('is missed by name', async () => {
    await expect(readOwnExperiment('nowhere.json')).rejects.toThrow(
      expect.objectContaining({ code: 'artifact-missing', message: 'Missing nowhere.json. Check the path.' }),
    );
  });
});
