import type { Engine } from '../../../src/engine/engine.ts';
import { openOracle } from '../../../src/engine/oracle/oracle.ts';
import { CONTRACT_RULES } from '../../../src/engine/oracle/rules.ts';
import type { Defect } from '../shelf.ts';

/** `x > 0 ? x : 0` answers 0 for NaN, and the run goes on. Seen in tfjs 4.22.0’s wasm backend. */
export const reluThatHidesNan: Defect<Engine> = {
  name: 'relu-that-hides-nan',
  breaks: 'same-error-on-overflow',
  subject: openOracle({ ...CONTRACT_RULES, relu: (x) => (x > 0 ? x : 0) }),
};
