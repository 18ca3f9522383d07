import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SameseedError } from '../../src/base/errors.ts';
import { checkTrainer } from '../../src/laws/check-trainer.ts';
import { checkProperty } from '../../src/laws/counterexamples/check-property.ts';
import { openCounterexamples } from '../../src/laws/counterexamples/store.ts';
import { type LawTestContext, testLaws } from '../../src/laws/test-laws.ts';
import { TRAINER_LAWS } from '../../src/laws/trainer-laws.ts';
import { rightTrainer } from './breaking.ts';
import { WRONG_TRAINERS } from './wrong-trainers.ts';
import { temporaryFolder } from '../support/temporary.ts';

type LawTest = (context: LawTestContext) => Promise<void>;

/** The tests that `testLaws` registers, by name; nothing is kept but in a folder of the test. */
function collect(trainer: Parameters<typeof testLaws>[1], laws: readonly string[], folder = temporaryFolder()) {
  const tests = new Map<string, LawTest>();
  const store = openCounterexamples({ folder, mayWrite: true });
  testLaws((name, test) => tests.set(name, test), trainer, {
    laws,
    cases: 2,
    judge: async (law, property, parameters) => checkProperty(law, property, { ...parameters, store }),
  });
  return tests;
}

const errorOf = async (test: LawTest | undefined): Promise<unknown> =>
  test?.({}).then(
    () => undefined,
    (error: unknown) => error,
  );

describe('testLaws', () => {
  it('registers one test a law, by name and statement', async () => {
    const tests = collect(rightTrainer, ['repeat', 'resume']);
    expect([...tests.keys()]).toEqual([
      'repeat: The same run always gives the same bits.',
      'resume: A resumed training always goes on to the same bits.',
    ]);
    for (const test of tests.values()) await expect(test({})).resolves.toBeUndefined();
  });

  it('skips by name what the trainer can’t be asked, where the runner can skip', async () => {
    const reasons: unknown[] = [];
    const [test] = collect(rightTrainer, ['no-leak']).values();
    await test({ skip: (reason) => reasons.push(reason) });
    expect(reasons).toEqual(['portable: it has no `liveTensors`']);
    await expect(test({})).resolves.toBeUndefined();
  });

  it('throws the report of a broken law, with a stack that begins where it was called', async () => {
    const { trainer } = WRONG_TRAINERS['zero-is-a-seed'];
    const error = await errorOf(collect(trainer, ['zero-is-a-seed']).values().next().value);
    expect(error).toBeInstanceOf(SameseedError);
    expect(error).toMatchObject({ code: 'law-broken', kind: 'check' });
    expect(String(error)).toMatch(/^SameseedError: zero-is-a-seed: Seed 0 is always a seed like any other\./u);
    expect(String(error)).toContain("laws: ['zero-is-a-seed'], seed: 1,");
    const frames =
      error instanceof Error ? (error.stack?.split('\n').filter((line) => /^ {4}at /u.test(line)) ?? []) : [];
    expect(frames[0]).toContain('test-laws.spec.ts');
  });

  it('has the trainer’s own error for a cause', async () => {
    const { trainer } = WRONG_TRAINERS['no-entropy'];
    const error = await errorOf(collect(trainer, ['no-entropy']).values().next().value);
    expect(error).toMatchObject({ cause: { code: 'entropy' } });
  });

  it('keeps what failed under the names of trainer and law', async () => {
    const folder = temporaryFolder();
    const { trainer } = WRONG_TRAINERS['loss-is-mean'];
    const error = await errorOf(collect(trainer, ['loss-is-mean'], folder).values().next().value);
    expect(existsSync(join(folder, 'wrong-loss-is-mean.json'))).toBe(true);
    expect(String(error)).toContain('wrong-loss-is-mean.json');
  });
});

describe('checkTrainer', () => {
  it('checks every law, in order', async () => {
    const { trainer, verdicts } = await checkTrainer(rightTrainer, { cases: 1 });
    expect(trainer).toBe('portable');
    expect(verdicts.map(({ law }) => law)).toEqual(TRAINER_LAWS.map(({ name }) => name));
    expect(verdicts.filter(({ kind }) => kind === 'failed')).toEqual([]);
  });

  it('takes names, laws of one’s own, and names to leave out', async () => {
    const own = { ...TRAINER_LAWS[0], name: 'own' };
    const { verdicts } = await checkTrainer(rightTrainer, { laws: ['repeat', own, 'no-entropy'], without: ['repeat'] });
    expect(verdicts.map(({ law }) => law)).toEqual(['own', 'no-entropy']);
  });

  it.each([{ laws: ['reapeat'] }, { without: ['reapeat'] }])('refuses a law that nobody knows: %j', async (options) => {
    await expect(checkTrainer(rightTrainer, options)).rejects.toThrow(
      expect.objectContaining({
        code: 'law-unknown',
        message: expect.stringMatching(/^Unknown law "reapeat"; known: no-entropy, repeat, .*, no-nan-unseen\.$/u),
      }),
    );
  });

  it('says the same every time', async () => {
    const { trainer } = WRONG_TRAINERS['duplicated-data'];
    const first = await checkTrainer(trainer, { laws: ['duplicated-data'] });
    expect(await checkTrainer(trainer, { laws: ['duplicated-data'] })).toEqual(first);
  });
});
