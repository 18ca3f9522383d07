import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Records } from '../../../../src/artifact/read.ts';
import type { Json } from '../../../../src/base/canonical-json.ts';
import type { Answer, Question } from '../../../../src/report/reproduce/protocol.ts';
import { answer } from '../../../../src/report/reproduce/worker/answer.ts';
import { expectDefectCaughtAsync, expectLawAsync } from '../../../support/laws.ts';
import { givenFiles, HELD_DATASET, tinySweep } from '../tiny-sweep.ts';

type Train = Extract<Question, { kind: 'train' }>;

async function answersTo(question: Question): Promise<Answer[]> {
  const answers = [];
  let clock = 0;
  for await (const said of answer(question, () => (clock += 60))) answers.push(said);
  return answers;
}

async function shortened(asked: Question): Promise<Answer[]> {
  if (asked.kind !== 'train') return answersTo(asked);
  const config: Json = { ...Object(asked.config), epochs: asked.epochs };
  const answers = await answersTo({ ...asked, config });
  return answers.map((said): Answer => (said.kind === 'finished' && asked.epochs < 3 ? { kind: 'finished' } : said));
}

describe('answer', () => {
  let sweep: Records;
  beforeAll(async () => {
    sweep = await tinySweep();
  });

  const question = (seed: number, epochs: number): Train => {
    const config = sweep.runs.get(`tiny/tiny/seed-${seed}`)?.run.config ?? {};
    return { kind: 'train', dataset: HELD_DATASET, files: givenFiles(), config, epochs };
  };

  /** The first epochs of a run are those of the whole run, whose rates depend on its length. */
  const trainsFirstEpochs = (implementation: typeof answersTo) =>
    fc.asyncProperty(fc.constantFrom(1, 2), fc.integer({ min: 1, max: 3 }), async (seed, epochs) => {
      const answers = await implementation(question(seed, epochs));
      const recorded = sweep.runs.get(`tiny/tiny/seed-${seed}`)?.result;
      expect(answers[0]).toEqual({ kind: 'started', stepsPerEpoch: 3, initialDigests: recorded?.initialDigests });
      const records = answers.flatMap((said) => (said.kind === 'epoch' ? said.record : []));
      expect(records).toEqual(recorded?.epochs.slice(0, epochs));
      const last = answers[answers.length - 1];
      expect(last).toEqual(epochs < 3 ? { kind: 'finished' } : { kind: 'finished', digest: recorded?.digest });
    });

  it('always gives the records of the whole run’s first epochs', async () => {
    await expectLawAsync(trainsFirstEpochs(answersTo), { numRuns: 6 });
  });

  it('catches a run that is made shorter instead of being stopped', async () => {
    await expectDefectCaughtAsync(trainsFirstEpochs(shortened), { numRuns: 6 });
  });

  it('tells steps now and then', async () => {
    const steps = (await answersTo(question(1, 3))).flatMap((said) => (said.kind === 'step' ? said.step : []));
    expect(steps).toEqual([2, 4, 6, 8]);
  });

  it('identifies files', async () => {
    const files = [givenFiles()[3], new File(['x'], 'x.txt')];
    expect(await answersTo({ kind: 'identify', dataset: HELD_DATASET, files })).toMatchObject([
      {
        kind: 'identified',
        files: [
          { kind: 'right', given: 'file 4', name: 't10k-labels-idx1-ubyte' },
          { kind: 'wrong', given: 'x.txt' },
        ],
      },
    ]);
  });

  it('says which file is missing', async () => {
    expect(await answersTo({ ...question(1, 1), files: givenFiles().slice(1) })).toEqual([
      {
        kind: 'failed',
        message: 'Expected the file train-images-idx3-ubyte of these runs, received none; give it too.',
      },
    ]);
  });

  it('trains no config that isn’t one', async () => {
    const [said] = await answersTo({ ...question(1, 1), config: { epochs: 1e9 } });
    expect(said).toMatchObject({ kind: 'failed', message: expect.stringContaining('run configuration') });
  });

  it('trains on no glyphs but those of the records, and on no unknown data', async () => {
    const dataset = { name: 'glyphs', title: 'glyphs', digests: { 'train-images': 'a'.repeat(64) } };
    expect(await answersTo({ ...question(1, 1), dataset })).toMatchObject([
      { kind: 'failed', message: expect.stringMatching(/^Expected train-images of the glyphs to have SHA-256 a+ as/u) },
    ]);
    expect(await answersTo({ ...question(1, 1), dataset: { ...dataset, name: 'kanji', title: 'kanji' } })).toEqual([
      { kind: 'failed', message: 'Expected runs on a known data set, received kanji.' },
    ]);
  }, 20_000);
});
