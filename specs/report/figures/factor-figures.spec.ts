import { describe, expect, it } from 'vitest';
import { collectFacts } from '../../../src/report/facts.ts';
import { factorFigures } from '../../../src/report/figures/factor-figures.ts';
import { FILE_MEDIUM } from '../../../src/report/figures/medium.ts';
import { fixtureRecords } from '../../support/report-fixture.ts';
import { experimentRecords } from '../experiment-records.ts';

const drawn = (options: Parameters<typeof fixtureRecords>[0]) =>
  factorFigures(collectFacts(fixtureRecords(options))).map((figure) => JSON.stringify(figure.draw(FILE_MEDIUM)));

describe('factorFigures', () => {
  it('holds a full run on MNIST against Hinton’s value and its interval, and nothing else', () => {
    const [full] = drawn({ isCut: false, factorSeeds: 2 });
    expect(full).toContain('Hinton 2005, test: 0.9847');
    expect(full).toContain('"lower":0.98210142');
    expect(drawn({ isCut: true })[0]).not.toContain('0.9847');
    expect(drawn({ isCut: false, dataset: 'glyphs' })[0]).not.toContain('0.9847');
  });

  it('draws both readings of the five factors, each beside no decay', () => {
    const figures = factorFigures(collectFacts(experimentRecords('hinton')));
    expect(figures.map(({ name }) => name)).toEqual([
      'accuracy-against-factor-linspace',
      'accuracy-against-factor-logspace',
    ]);
    for (const { description } of figures) {
      expect(description.match(/ ± /gu)).toHaveLength(6);
      expect(description).toContain('Mean by factor: 0: ');
    }
  });

  it('draws none where more than the factor varies', () => {
    for (const name of ['search', 'refit', 'factors']) {
      expect(factorFigures(collectFacts(experimentRecords(name, { seeds: 1 })))).toEqual([]);
    }
  });
});
