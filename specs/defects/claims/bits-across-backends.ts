import type { Claimed } from '../claim-laws.ts';
import { openEngine } from '../../../src/engine/registry.ts';
import type { Defect } from '../shelf.ts';

/** Two backends of one library are taken for one machine: they sum in other orders, and part within three steps. Seen as T12 of tfjs 4.22.0: `cpu` and `wasm`, each repeatable. */
export const bitsAcrossBackends: Defect<Claimed> = {
  name: 'bits-across-backends',
  breaks: 'bits-as-claimed',
  subject: {
    claim: 'bitwise',
    openEngines: async () => Promise.all([openEngine('tfjs-cpu'), openEngine('tfjs-wasm')]),
  },
};
