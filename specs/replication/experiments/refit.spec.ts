import { describe, expect, it } from 'vitest';
import { chooseRecipes } from '../../../src/replication/analysis/search.ts';
import { CHOSEN } from '../../../src/replication/experiments/refit.ts';
import { readReference } from '../../../src/replication/reference.ts';

const search = await readReference({ experiment: 'search', dataset: 'mnist' });

describe.runIf(search !== undefined)('refit and the committed reference of the search on MNIST', () => {
  it('agree on the best recipe for each number of departures', () => {
    if (search === undefined) return;
    const best = chooseRecipes(search).map(({ treatment }) => treatment);
    expect(CHOSEN.map((departures) => (departures.length === 0 ? 'recipe' : departures.join('-')))).toEqual(best);
  });
});
