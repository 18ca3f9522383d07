import type { Trainer } from '../../../src/laws/trainer.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

/** A checkpoint holds the arrays that training goes on to change, not copies. Seen in checkpoints that are kept in memory. */
export const checkpointOfLiveArrays: Defect<Trainer> = {
  name: 'checkpoint-of-live-arrays',
  breaks: 'resume',
  subject: loopTrainer({ save: (state) => state }),
};
