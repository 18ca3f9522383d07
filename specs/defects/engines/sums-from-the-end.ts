import type { Engine } from '../../../src/engine/engine.ts';
import { openOracle } from '../../../src/engine/oracle/oracle.ts';
import { CONTRACT_RULES } from '../../../src/engine/oracle/rules.ts';
import { descendingDot } from '../../engine/defects.ts';
import type { Defect } from '../shelf.ts';

/** A sum runs from its last term to its first. Seen with `while (k--)`, and with sums that threads share among them. */
export const sumsFromTheEnd: Defect<Engine> = {
  name: 'sums-from-the-end',
  breaks: 'bits-of-the-contract',
  subject: openOracle({ ...CONTRACT_RULES, dot: descendingDot }),
};
