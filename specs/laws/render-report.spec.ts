import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runPlans } from '../../src/laws/generators/run-plans.ts';
import type { Verdict } from '../../src/laws/law.ts';
import { describePlan } from '../../src/laws/describe-plan.ts';
import { type BrokenLaw, renderFailure } from '../../src/laws/render-failure.ts';
import { renderReport } from '../../src/laws/render-report.ts';
import { TRAINER_LAWS } from '../../src/laws/trainer-laws.ts';
import { DEFAULT_OPTIMIZERS } from '../../src/network/optimizers/defaults.ts';
import { expectLaw } from '../support/laws.ts';

const broken: BrokenLaw = {
  kind: 'failed',
  law: 'resume',
  statement: 'A resumed training always goes on to the same bits.',
  finding: {
    what: 'Expected the straight bits when resumed after step 1, but the weights differ.',
    when: 'after step 2',
    difference: {
      tensor: 'dense-1/kernel',
      shape: [3, 2],
      count: 2,
      first: { index: [0, 1], expected: Math.fround(0.1), received: Math.fround(0.1) + 2 ** -27, ulp: 1 },
      worst: { index: [2, 0], expected: 1, received: Math.fround(0.7), ulp: 5_033_164 },
    },
    hint: 'Save copies of the weights, the optimizer’s accumulators and step, and the epoch.',
  },
  plan: {
    seed: 0,
    inputs: 3,
    hidden: [],
    classes: 2,
    activation: 'relu',
    examples: 3,
    batchSize: 2,
    epochs: 1,
    learningRate: 0.1,
    optimizer: { kind: 'momentum', momentum: 0.9 },
    penalty: { convention: 'keras', factor: 0, layers: [] },
    dataSeed: 7,
  },
  replay: { seed: 1, path: '3:0:1' },
  shrinks: 5,
  note: 'The counterexample was stored in seeds/counterexamples/mine-resume.json.\n',
};

const REPORT = `The laws of training on my model

  passed   takes-turns                 1 run
  FAILED   resume                      see below
  skipped  no-leak                     it has no \`liveTensors\`

resume: A resumed training always goes on to the same bits.

  Expected the straight bits when resumed after step 1, but the weights differ.

  replay  await checkTrainer(trainer, {
            laws: ['resume'], seed: 1,
            path: '3:0:1',
          })
  when    after step 2
  where   dense-1/kernel [3, 2], 2 of 6 elements
  first   [0, 1] is 0.10000001 instead of 0.1: 1 ULP
  worst   [2, 0] is 0.7 instead of 1: 5,033,164 ULP
  run     3 inputs, no hidden layer, 2 classes; 3 examples in batches of 2; 1
          epoch, 2 steps of momentum (momentum 0.9) at rate 0.1; seed 0, data
          seed 7
  found   by making it smaller 5 times
  hint    Save copies of the weights, the optimizer’s accumulators and step, and
          the epoch.
  memory  The counterexample was stored in
          seeds/counterexamples/mine-resume.json.

1 passed, 1 failed, 1 skipped.`;

describe('a report', () => {
  it('names every law with its verdict, then what failed, then how many', () => {
    const verdicts: Verdict[] = [
      { kind: 'passed', law: 'takes-turns', cases: 1, note: '' },
      broken,
      { kind: 'skipped', law: 'no-leak', reason: 'it has no `liveTensors`' },
    ];
    expect(renderReport({ trainer: 'my model', verdicts })).toBe(REPORT);
  });

  it('says where to begin when a training doesn’t repeat itself', () => {
    const verdicts: Verdict[] = [broken, { ...broken, law: 'repeat' }];
    expect(renderReport({ trainer: 'my model', verdicts })).toMatch(
      /Begin with repeat: a training that doesn’t repeat itself breaks the laws that\ncompare two trainings, too\.$/u,
    );
    expect(renderReport({ trainer: 'my model', verdicts: [verdicts[1]] })).not.toContain('Begin with');
  });

  it('has a line of its own for what a law that passes has to add', () => {
    const verdicts: Verdict[] = [{ kind: 'passed', law: 'repeat', cases: 8, note: 'a counterexample is stale' }];
    expect(renderReport({ trainer: 'x', verdicts })).toContain('8 runs; a counterexample is stale');
  });
});

describe('a failure', () => {
  it('leaves out what there is none of', () => {
    const { what } = broken.finding;
    const text = renderFailure({ ...broken, finding: { what }, shrinks: 0, note: '' }, 'testLaws(it, trainer, ');
    expect(text.split('\n').map((line) => line.trim().split(' ')[0])).toEqual([
      'resume:',
      '',
      'Expected',
      '',
      'replay',
      'run',
      'epoch,',
      'seed',
      'found',
    ]);
    expect(text).toContain("replay  testLaws(it, trainer, { laws: ['resume'], seed: 1, path: '3:0:1' })");
    expect(text).toContain('found   as it was drawn');
  });

  it('tells a NaN from numbers', () => {
    const worst = { index: [], expected: 1, received: NaN, ulp: Infinity };
    const difference = { tensor: 'loss', shape: [], count: 1, first: worst, worst };
    const text = renderFailure({ ...broken, finding: { ...broken.finding, difference } });
    expect(text).toContain('where   loss [], 1 of 1 element\n');
    expect(text).toContain('first   [] is NaN instead of 1: infinitely many ULP\n  worst   the same\n');
  });

  it('never is wider than 80 columns', () => {
    const plans = runPlans({ optimizers: Object.values(DEFAULT_OPTIMIZERS) });
    const paths = fc.array(fc.nat(9), { minLength: 1, maxLength: 25 });
    expectLaw(
      fc.property(fc.constantFrom(...TRAINER_LAWS), plans, paths, ({ name, statement }, plan, path) => {
        const replay = { seed: plan.seed, path: path.join(':') };
        const text = renderFailure({ ...broken, law: name, statement, plan, replay });
        expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
      }),
    );
  });
});

it.each([
  [
    {},
    '3 inputs, no hidden layer, 2 classes; 3 examples in batches of 2; 1 epoch, 2 steps of momentum (momentum 0.9) at rate 0.1; seed 0, data seed 7',
  ],
  [
    { hidden: [4, 1], activation: 'tanh', inputs: 1, classes: 1, examples: 1, batchSize: 1, epochs: 3 },
    '1 input, hidden 4-1 tanh, 1 class; 1 example in batches of 1; 3 epochs, 3 steps of momentum (momentum 0.9) at rate 0.1; seed 0, data seed 7',
  ],
  [
    { optimizer: { kind: 'sgd' }, penalty: { convention: 'keras', factor: 0.25, layers: ['dense-1', 'dense-2'] } },
    '3 inputs, no hidden layer, 2 classes; 3 examples in batches of 2; 1 epoch, 2 steps of sgd at rate 0.1 with weight decay 0.25 on dense-1, dense-2; seed 0, data seed 7',
  ],
] as const)('a run in words: %j', (changes, words) => {
  expect(describePlan({ ...broken.plan, ...changes })).toBe(words);
});
