import { beforeAll, describe, expect, it } from 'vitest';
import { browserHosts } from '../../support/portability/browser-hosts.ts';
import { trainFixed } from '../../support/portability/fixed-training.mjs';
import { type Bits, titleOf } from '../../support/portability/host.ts';
import { emulatedHosts, installedHosts } from '../../support/portability/node-hosts.ts';

describe('the bits of this process', () => {
  let reference: Bits;
  beforeAll(async () => {
    reference = await trainFixed();
  });

  for (const host of [...installedHosts(), ...browserHosts(), ...emulatedHosts()]) {
    const cure = host.missing === undefined ? '' : ` (needs: ${host.missing})`;
    it.skipIf(host.missing !== undefined)(`are those of ${titleOf(host)}${cure}`, async () => {
      const { digest, parts } = await host.run();
      expect(parts).toEqual(reference.parts);
      expect(digest).toBe(reference.digest);
    });
  }
});
