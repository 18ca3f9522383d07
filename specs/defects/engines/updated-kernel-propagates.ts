import type { Engine } from '../../../src/engine/engine.ts';
import { openOracle } from '../../../src/engine/oracle/oracle.ts';
import { CONTRACT_RULES } from '../../../src/engine/oracle/rules.ts';
import type { Defect } from '../shelf.ts';

/** The gradient goes down through a kernel that has been updated already. Seen in loops that update layer by layer on the way back. */
export const updatedKernelPropagates: Defect<Engine> = {
  name: 'updated-kernel-propagates',
  breaks: 'bits-of-the-contract',
  subject: openOracle({ ...CONTRACT_RULES, propagator: ({ after }) => after }),
};
