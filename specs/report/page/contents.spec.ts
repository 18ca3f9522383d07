import { describe, expect, it } from 'vitest';
import type { Records } from '../../../src/artifact/read.ts';
import { sealSummary } from '../../../src/artifact/result.ts';
import { collectFacts } from '../../../src/report/facts.ts';
import { collectTables } from '../../../src/report/markdown/collect-tables.ts';
import { renderMarkdown } from '../../../src/report/markdown/markdown.ts';
import { Contents } from '../../../src/report/page/contents.tsx';
import { fixtureRecords } from '../../support/report-fixture.ts';
import { experimentRecords } from '../experiment-records.ts';

/** Markdown of a report without its figures, with ordinary blanks. */
function say(records: Records, study?: Records): string {
  const contents = Contents({ facts: collectFacts(records, study), figures: [] });
  return renderMarkdown(contents).replaceAll('\u00a0', ' ');
}

const headings = (markdown: string) => Array.from(markdown.matchAll(/^## (.*)$/gmu), ([, heading]) => heading);
const rowOf = (markdown: string, start: string) => markdown.split('\n').find((line) => line.startsWith(`| ${start}`));

const hinton = experimentRecords('hinton');
const factors = experimentRecords('factors');

describe('a report on hinton', () => {
  const markdown = say(hinton);

  it('answers the questions in their order', () => {
    expect(headings(markdown).map((heading) => heading.replace(/:.*/u, ''))).toEqual([
      'Question 1',
      'Question 2A',
      'Question 2B',
      'Question 2C',
      'Question 2D',
      'Verdicts against Hinton’s 0.9847',
      'What Hinton does not say',
      'All results',
      'Provenance',
      'How to reproduce',
      'Reproduce here',
    ]);
  });

  it('says what a best is the best of', () => {
    expect(markdown).toMatch(/That is the best of 40 epochs in each of 3 seeds/u);
    expect(markdown).toMatch(
      /the best of 5 means; of so many alike, the best lies 0\.\d{4} above their mean by chance/u,
    );
    expect(markdown).toMatch(/seed \d+\), the best of 27 runs/u);
  });

  it('gives every verdict with n, interval, margin and what so many runs could have seen', () => {
    const verdicts = markdown
      .split('\n')
      .filter((line) => /^\*\*(?:Below|Above|Compatible|Replicated|Underp)/u.test(line));
    expect(verdicts.length).toBeGreaterThanOrEqual(3);
    for (const verdict of verdicts) {
      expect(verdict).toMatch(/\(n = 3, 95 % interval 0\.\d{4} to 0\.\d{4}\)/u);
      expect(verdict).toMatch(/Margin: 0\.0012/u);
      expect(verdict).toMatch(/Smallest difference that n = 3 runs find with 80 % power: 0\.\d{4}/u);
    }
  });

  it('shows both readings of the factors, and analysis of variance with and without the largest', () => {
    expect(markdown).toContain('Five factors evenly spaced (linspace)');
    expect(markdown).toContain('Five factors evenly spaced in the logarithm (logspace)');
    expect(markdown.match(/F\(4, 10\) = .*without the largest one F\(3, 8\) = /gu)).toHaveLength(2);
  });

  it('says that nothing was measured of what moves the result, where there is no study', () => {
    expect(rowOf(markdown, 'batch size')).toContain('not measured');
    expect(markdown).toContain('of which no reference was found here');
  });

  it('takes what moves the result from the study where there is one', () => {
    const told = say(hinton, factors);
    expect(rowOf(told, 'batch size')).toMatch(/[−+]0\.\d{4} \(\d+.*\) to [−+]0\.\d{4} \(\d+.*\); against 128, n = 5/u);
    expect(rowOf(told, 'initial weights')).toMatch(/sd 0\.\d{4} from draw to draw, n = 5/u);
    expect(rowOf(told, 'pixels')).toContain('not measured');
    expect(told).toContain('the committed reference of the experiment factors');
  });
});

describe('a report on factors', () => {
  const markdown = say(factors);

  it('shows effects, shares of variance, sources of randomness and every pair', () => {
    expect(headings(markdown)[0]).toBe('What moves the result');
    expect(markdown).toMatch(/Of 24 levels, each against its base by seed, \d+ can be told/u);
    expect(rowOf(markdown, 'optimizer')).toBeDefined();
    for (const table of ['effects', 'variance', 'seed-sources', 'pairs']) {
      expect(markdown).toContain(`([CSV](tables/${table}.csv))`);
    }
  });

  it('has no answer to 2D, which it does not ask', () => {
    expect(headings(markdown)).not.toContain('Question 2D: weight decay, and how close to 0.9847');
  });

  it('does with one seed, without tests', () => {
    const single = say(experimentRecords('factors', { seeds: 1 }));
    expect(single).not.toMatch(/NaN|undefined|Infinity/u);
    expect(single).toContain('One run has no interval.');
  });
});

describe('a report on search and refit', () => {
  const search = experimentRecords('search');

  it('says how often the test set was looked at', () => {
    expect(say(search)).toContain('**How often the test set was looked at: never.**');
    expect(say(experimentRecords('refit'))).toContain('Here each of 40 runs is judged by it after its final epoch');
  });

  it('answers no where no mean reaches 0.9847, with interval and n', () => {
    expect(say(experimentRecords('refit', { around: 0.97 }))).toMatch(
      /\*\*No\. The highest mean, of \S+, is 0\.\d{4} ± 0\.\d{5} \(n = 10, 95 % interval/u,
    );
  });

  it('answers yes with the smallest departure whose mean does', () => {
    const answer = say(experimentRecords('refit', { around: 0.9862 }));
    expect(answer).toMatch(/\*\*Yes: .* with 0\.98\d\d ± 0\.\d{5} \(n = 10, 95 % interval/u);
  });

  it('ranks the recipes and says what each departure adds', () => {
    const markdown = say(search);
    expect(markdown).toContain('the best of 8 recipes');
    expect(rowOf(markdown, 'nesterov × cosine × decay')).toBeDefined();
  });
});

describe('any report', () => {
  it('names the runs that failed', () => {
    const { summary, runs } = fixtureRecords();
    const { digest: _digest, ...result } = summary.result;
    const failures = { 'hinton/l2-0.5/seed-7': 'not-finite' };
    const markdown = say({ summary: { ...summary, result: sealSummary({ ...result, failures }) }, runs });
    expect(markdown).toContain('1 run failed and is missing from every number here');
    expect(rowOf(markdown, '`hinton/l2-0.5/seed-7`')).toContain('`not-finite`');
  });

  it('never holds anything but MNIST against 0.9847', () => {
    const markdown = say(fixtureRecords({ dataset: 'glyphs', isCut: false, factorSeeds: 3 }));
    expect(headings(markdown)).not.toContain('Verdicts against Hinton’s 0.9847');
    expect(headings(markdown)).not.toContain('What Hinton does not say');
  });

  it.each(['hinton', 'factors', 'search', 'refit', 'quick'])('has tables of different names: %s', (name) => {
    const contents = Contents({ facts: collectFacts(experimentRecords(name, { seeds: 2 })), figures: [] });
    const names = collectTables(contents).map((table) => table.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.every((table) => /^[a-z0-9-]+$/u.test(table))).toBe(true);
  });

  it.each([
    ['quick', {}, 'npx sameseed run quick --out again'],
    ['hinton', { seeds: 2 }, 'npx sameseed run hinton --seeds 2 --out again'],
  ])('says how to repeat it: %s %j', (name, options, command) => {
    expect(say(experimentRecords(name, options))).toContain(`\`${command}\``);
  });
});
