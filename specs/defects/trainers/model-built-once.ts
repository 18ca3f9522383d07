import type { Trainer } from '../../../src/laws/trainer.ts';
import { type LoopState, RIGHT_PARTS } from './loop.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

const models = new Map<string, LoopState>();

/** The model is built once, outside the loop over runs, and trained on in each. Seen in a public student solution of this assignment, where 15 runs shared one model. */
export const modelBuiltOnce: Defect<Trainer> = {
  name: 'model-built-once',
  breaks: 'repeat',
  subject: loopTrainer({
    begin(run, network) {
      const key = JSON.stringify([run.optimizer.kind, network]);
      const state = models.get(key) ?? RIGHT_PARTS.begin(run, network);
      models.set(key, state);
      return state;
    },
  }),
};
