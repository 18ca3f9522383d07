import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openHostileGround } from '../support/hostile-folder.ts';
import properties from '../../seeds/properties.json' with { type: 'json' };

/** Far fewer than are only read, since a file that is taken costs a page with its figures. */
const FILES = Number(process.env['SAMESEED_HOSTILE_WRITERS'] ?? 400);

it(`${FILES} hostile files lead report and merge to no crash, no hang and no file outside`, async () => {
  const ground = await openHostileGround({ isWriting: true });
  try {
    await fc.assert(ground.law, { seed: properties.seed, numRuns: FILES });
  } finally {
    expect(ground.remove()).toEqual([]);
  }
});
