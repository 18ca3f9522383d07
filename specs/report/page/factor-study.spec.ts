import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { collectFacts } from '../../../src/report/facts.ts';
import { Architecture } from '../../../src/report/page/architecture.tsx';
import { Loss } from '../../../src/report/page/loss.tsx';
import { Preprocessing } from '../../../src/report/page/preprocessing.tsx';
import { unsaidTable } from '../../../src/report/tables/unsaid.ts';
import { experimentRecords } from '../experiment-records.ts';

const facts = collectFacts(experimentRecords('factors', { seeds: 2 }));

const textOf = (node: VNode): string =>
  renderToString(node)
    .replaceAll(/<annotation.*?<\/annotation>/gsu, '')
    .replaceAll(/<[^>]*>/gu, '')
    .replaceAll(/\s+/gu, ' ');

describe('the page of the factor study', () => {
  it.each([
    ['batch-size-32', 'batches of 32 images: 1,875 steps'],
    ['batch-size-64', 'batches of 64 images: 938 steps'],
    ['batch-size-512', 'batches of 512 images: 118 steps'],
    ['hold-out-5000', '5,000 training images are held out'],
    ['hold-out-12000', '12,000 training images are held out'],
  ])('says of each level of a factor what was done with it: %s', (level, words) => {
    const text = textOf(Preprocessing({ facts }));
    expect(text).toMatch(new RegExp(`${level}: (?:Training goes in )?${words}`, 'u'));
  });

  it('explains every activation that some level has', () => {
    const text = renderToString(Architecture({ facts }));
    for (const name of ['relu', 'tanh', 'logistic', 'softmax']) expect(text).toContain(`<dt>${name}</dt>`);
  });

  it('gives the decay in the convention of most levels, and names the others', () => {
    const text = textOf(Loss({ facts }));
    expect(text).toContain('the convention keras (but for optimizer-adamw, λ = 0.004 (decoupled))');
    expect(text).toContain('The decay of λ = 0.001 (keras) in each convention');
    expect(text).not.toContain('same decay atnone');
  });

  it('parts what was chosen so that nobody reads two choices as one', () => {
    const { rows } = unsaidTable(facts);
    const [, , schedules] = rows.find(([factor]) => factor === 'learning rate and its schedule') ?? [];
    expect(schedules).toMatch(/^0\.1, constant; 0\.01, constant; 0\.001, constant; 0\.1, divided by 10 at /u);
  });
});
