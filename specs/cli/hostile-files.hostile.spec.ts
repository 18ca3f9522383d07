import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openHostileGround } from '../support/hostile-folder.ts';
import properties from '../../seeds/properties.json' with { type: 'json' };

/** As many as the promise names; fewer for a look. */
const FILES = Number(process.env['SAMESEED_HOSTILE_FILES'] ?? 100_000);

it(`${FILES} hostile files: each a clear error or a plain answer, none a crash, a hang or a file outside`, async () => {
  const ground = await openHostileGround();
  try {
    await fc.assert(ground.law, { seed: properties.seed, numRuns: FILES });
  } finally {
    expect(ground.remove()).toEqual([]);
  }
});
