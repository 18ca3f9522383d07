import type { Engine } from '../../../src/engine/engine.ts';
import { openOracle } from '../../../src/engine/oracle/oracle.ts';
import { CONTRACT_RULES } from '../../../src/engine/oracle/rules.ts';
import type { Defect } from '../shelf.ts';

/** The gradient of the last batch is divided by the full batch size. Seen where the divisor is a constant. */
export const partialBatchOverFullSize: Defect<Engine> = {
  name: 'partial-batch-over-full-size',
  breaks: 'bits-of-the-contract',
  subject: openOracle({ ...CONTRACT_RULES, divisor: (_, batchSize) => batchSize }),
};
