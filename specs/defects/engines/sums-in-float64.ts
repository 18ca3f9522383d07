import type { Engine } from '../../../src/engine/engine.ts';
import { openOracle } from '../../../src/engine/oracle/oracle.ts';
import { CONTRACT_RULES } from '../../../src/engine/oracle/rules.ts';
import type { Defect } from '../shelf.ts';

/** One product is summed in float64 and rounded once: better, and other bits. Seen where a plain loop stands in for a kernel. */
export const sumsInFloat64: Defect<Engine> = {
  name: 'sums-in-float64',
  breaks: 'bits-of-the-contract',
  subject: openOracle({
    ...CONTRACT_RULES,
    dot(count, a, b) {
      let sum = 0;
      for (let k = 0; k < count; k++) sum += a(k) * b(k);
      return Math.fround(sum);
    },
  }),
};
