import { describe, expect, it } from 'vitest';
import { checkLaw } from '../../src/laws/check-law.ts';
import { runPlans } from '../../src/laws/generators/run-plans.ts';
import type { Law } from '../../src/laws/law.ts';
import { repeat } from '../../src/laws/trainer-laws/repeat.ts';
import type { RunPlan } from '../../src/laws/training-run.ts';
import { answering, opening, openRight, rightTrainer } from './breaking.ts';

/** A law that is broken by the runs that `isBroken` picks. */
const brokenWhere = (isBroken: (plan: RunPlan) => boolean): Law => ({
  name: 'own',
  statement: 'A law of one’s own.',
  cases: 50,
  plans: (traits) => runPlans(traits),
  find: async (_rig, plan) => (isBroken(plan) ? { what: 'Broken.' } : undefined),
});

const failed = async (law: Law, options = {}) => {
  const verdict = await checkLaw(law, rightTrainer, options);
  if (verdict.kind !== 'failed') throw new Error(`The law ${verdict.kind}.`);
  return verdict;
};

describe('the smallest run', () => {
  it.each<[what: string, isBroken: (plan: RunPlan) => boolean, smallest: Partial<RunPlan>]>([
    ['everything', () => true, { hidden: [], epochs: 1, examples: 1, batchSize: 1, inputs: 1, classes: 2, seed: 0 }],
    ['two layers', ({ hidden }) => hidden.length === 2, { hidden: [1, 1], examples: 1, inputs: 1 }],
    ['units', ({ hidden }) => hidden.some((units) => units > 2), { hidden: [3], inputs: 1 }],
    ['steps', ({ examples, batchSize }) => examples / batchSize > 2, { examples: 3, batchSize: 1, epochs: 1 }],
    ['epochs', ({ epochs }) => epochs > 1, { epochs: 2, examples: 1 }],
    ['an optimizer', ({ optimizer }) => optimizer.kind === 'adam', { hidden: [], examples: 1, inputs: 1, seed: 0 }],
  ])('has the fewest of each where the law is broken by: %s', async (_what, isBroken, smallest) => {
    const { plan } = await failed(brokenWhere(isBroken));
    expect(plan).toMatchObject(smallest);
  });

  it('comes again by seed and path alone, at once', async () => {
    const law = brokenWhere(({ examples }) => examples > 4);
    const { plan, replay, shrinks } = await failed(law);
    expect(shrinks).toBeGreaterThan(0);
    expect(await failed(law, replay)).toMatchObject({ plan, replay, shrinks: 0 });
  });

  it('is looked for no longer than asked', async () => {
    let tries = 0;
    const law = brokenWhere(() => ++tries > 0);
    await failed(law, { maxShrinks: 2 });
    expect(tries).toBeLessThanOrEqual(4);
  });
});

describe('a verdict', () => {
  it('is the same every time, and another one for another seed', async () => {
    const law = brokenWhere(({ examples }) => examples > 4);
    expect(await failed(law)).toEqual(await failed(law));
    expect((await failed(law, { seed: 2 })).replay).not.toEqual((await failed(law)).replay);
  });

  it('counts the runs of a law that holds', async () => {
    expect(await checkLaw(repeat, rightTrainer, { cases: 2 })).toEqual({
      kind: 'passed',
      law: 'repeat',
      cases: 2,
      note: '',
    });
  });

  it('is a failure when the trainer throws, with its error and a hint at the traits', async () => {
    const own = new Error('expected 784 inputs, got 3');
    const trainer = opening(async () => Promise.reject(own));
    expect(await checkLaw(repeat, trainer)).toMatchObject({
      kind: 'failed',
      finding: {
        what: 'The trainer threw: expected 784 inputs, got 3',
        hint: 'A trainer that can’t do every run says so in its `traits`: inputs, hidden, classes, activations.',
        cause: own,
      },
    });
  });

  it('has what the judge of the property adds', async () => {
    const law = brokenWhere(() => true);
    const verdict = await failed(law, {
      judge: async (_law: string, property: never, parameters: never) => {
        const fc = await import('fast-check');
        return { kind: 'broken', details: await fc.check(property, parameters), note: 'kept' };
      },
    });
    expect(verdict.note).toBe('kept');
  });
});

it('closes every training, whatever comes', async () => {
  let open = 0;
  const counted = opening(async (run) => {
    open++;
    const training = await openRight(run);
    return { epoch: async () => training.epoch(), weights: async () => training.weights(), close: () => void open-- };
  });
  await checkLaw(repeat, counted, { cases: 3 });
  expect(open).toBe(0);
  const failing: Law = {
    ...repeat,
    find: async (rig, plan) => (await rig.open(rig.runOf(plan)), Promise.reject(new Error('no'))),
  };
  await checkLaw(failing, counted, { cases: 3 });
  expect(open).toBe(0);
});

it('fails where a training can’t be closed', async () => {
  const trainer = answering(() => ({ close: () => Promise.reject(new Error('still busy')) }));
  expect(await checkLaw(repeat, trainer)).toMatchObject({ finding: { what: 'The trainer threw: still busy' } });
});
