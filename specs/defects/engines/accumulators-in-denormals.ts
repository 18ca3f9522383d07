import type { Engine } from '../../../src/engine/engine.ts';
import { openOracle } from '../../../src/engine/oracle/oracle.ts';
import { CONTRACT_RULES } from '../../../src/engine/oracle/rules.ts';
import type { Defect } from '../shelf.ts';

/** Accumulators fade into denormals, which some processors round away and all are slow with. Seen with momentum on pixels that are always black. */
export const accumulatorsInDenormals: Defect<Engine> = {
  name: 'accumulators-in-denormals',
  breaks: 'bits-with-tiny-accumulators',
  subject: openOracle({ ...CONTRACT_RULES, flush: (value) => value }),
};
