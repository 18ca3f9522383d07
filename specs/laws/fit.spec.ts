import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkTrainer, renderReport, testLaws } from '../../src/laws/index.ts';
import { trainer as asFound } from './fit/as-found.ts';
import { trainer as seeded } from './fit/seeded.ts';

describe('`model.fit` of TensorFlow.js as it is', () => {
  it('is wrapped in ten lines', () => {
    const source = readFileSync(new URL('fit/as-found.ts', import.meta.url), 'utf8');
    const body = source.slice(source.indexOf('  open(run)'), source.lastIndexOf('};'));
    expect(body.trimEnd().split('\n')).toHaveLength(9);
  });

  it('breaks no-entropy, and the report says why and what to do', async () => {
    const report = renderReport(await checkTrainer(asFound, { laws: ['no-entropy'], cases: 1, maxShrinks: 10 }));
    expect(report).toMatch(/^ {2}FAILED {3}no-entropy {18}see below$/mu);
    expect(report.replaceAll(/\s+/gu, ' ')).toContain(
      '`model.fit` of TensorFlow.js shuffles with it and takes no seed. Call it with `shuffle: false`, on rows that you put in another order for each epoch, by a permutation drawn from the seed of the run.',
    );
  });

  it('breaks repeat', async () => {
    const { verdicts } = await checkTrainer(asFound, { laws: ['repeat'], cases: 2, maxShrinks: 10 });
    expect(verdicts).toMatchObject([{ kind: 'failed', law: 'repeat', finding: { when: 'after epoch 1' } }]);
  });

  it('is skipped by name where it can’t be asked', async () => {
    const report = await checkTrainer(asFound, { laws: ['resume'], cases: 1 });
    expect(report.verdicts).toEqual([{ kind: 'skipped', law: 'resume', reason: 'it has no `save`' }]);
  });
});

describe('the laws of training on `model.fit` with an order from the seed', () => {
  testLaws(it, seeded, { cases: 1 });
});
