import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type HostileGround, openHostileGround } from '../support/hostile-folder.ts';
import properties from '../../seeds/properties.json' with { type: 'json' };

/** As many as the promise names; fewer for a look. */
const FILES = Number(process.env['SAMESEED_HOSTILE_FILES'] ?? 100_000);

/** Each with a seed of its own, so that one failure doesn't hide the next. */
const PARTS = 20;

describe(`${FILES} hostile files`, () => {
  let ground: HostileGround;
  beforeAll(async () => {
    ground = await openHostileGround();
  });

  it.each(Array.from({ length: PARTS }, (_, part) => part))(
    'are each a clear error or a plain answer, none a crash or a hang, part %i',
    async (part) => {
      const law = fc.assert(ground.law, { seed: properties.seed + part, numRuns: Math.ceil(FILES / PARTS) });
      await expect(law).resolves.toBeUndefined();
    },
  );

  it('have written nothing that was not there before', () => {
    expect(ground.remove()).toEqual([]);
  });
});
