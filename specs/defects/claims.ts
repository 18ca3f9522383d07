import { openEngine } from '../../src/engine/registry.ts';
import { bitsAsClaimed, type Claimed } from './claim-laws.ts';
import { shelf } from './shelf.ts';
import { bitsAcrossBackends } from './claims/bits-across-backends.ts';

/** Claims about bits. */
export const claims = shelf<Claimed>({
  name: 'claims',
  sound: { claim: 'bitwise', openEngines: async () => Promise.all([openEngine('portable'), openEngine('oracle')]) },
  laws: [bitsAsClaimed],
  defects: [bitsAcrossBackends],
});
