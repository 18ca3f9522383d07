import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openHostileGround } from '../support/hostile-folder.ts';
import properties from '../../seeds/properties.json' with { type: 'json' };

it('always ends with a clear error or a plain answer, whatever file a stranger sends', async () => {
  const ground = await openHostileGround();
  try {
    await fc.assert(ground.law, { seed: properties.seed, numRuns: 300 });
  } finally {
    expect(ground.remove()).toEqual([]);
  }
}, 60_000);
