import type { Trainer } from '../../../src/laws/trainer.ts';
import { RIGHT_PARTS } from './loop.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

const kept = new Map<string, Float64Array[]>();

/** The optimizer is built once, so that a run begins with the velocity of the one before. Seen with `const optimizer = tf.train.momentum(…)` at the top of a file. */
export const velocityKeptFromRunToRun: Defect<Trainer> = {
  name: 'velocity-kept-from-run-to-run',
  breaks: 'repeat',
  subject: loopTrainer({
    begin(run, network) {
      const state = RIGHT_PARTS.begin(run, network);
      const key = JSON.stringify([run.optimizer.kind, network]);
      const slots = kept.get(key) ?? state.slots;
      kept.set(key, slots);
      return { ...state, slots };
    },
  }),
};
