import type { Trainer } from '../../../src/laws/trainer.ts';
import { adamCorrections } from '../../../src/network/optimizers/corrections.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

let steps = 0;

/** Adam counts the steps of all runs together, so that only the first one is corrected for its start. Seen with an optimizer object that is used again. */
export const adamStepKeptFromRunToRun: Defect<Trainer> = {
  name: 'adam-step-kept-from-run-to-run',
  breaks: 'repeat',
  subject: loopTrainer({ corrections: (_step, optimizer) => adamCorrections(++steps, optimizer) }),
};
