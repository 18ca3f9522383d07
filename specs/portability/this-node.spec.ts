import { beforeAll, describe, expect, it } from 'vitest';
import { trainFixed } from '../support/portability/fixed-training.mjs';
import { type Bits, titleOf } from '../support/portability/host.ts';
import { thisNodeHosts } from '../support/portability/node-hosts.ts';

const WITHIN_MS = 60_000;

describe('the bits of this process', () => {
  let reference: Bits;
  beforeAll(async () => {
    reference = await trainFixed();
  }, WITHIN_MS);

  it.concurrent.each(thisNodeHosts().map((host) => [titleOf(host), host] as const))(
    'are those of %s',
    async (_title, host) => {
      const { digest, parts } = await host.run();
      expect(parts).toEqual(reference.parts);
      expect(digest).toBe(reference.digest);
    },
    WITHIN_MS,
  );
});
