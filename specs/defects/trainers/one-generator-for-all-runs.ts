import type { Trainer } from '../../../src/laws/trainer.ts';
import { RIGHT_PARTS } from './loop.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

let shared = 0;

/** Runs draw from one generator of the process, which the last one seeded. Seen with `np.random.seed` and `torch.manual_seed`, which are global. */
export const oneGeneratorForAllRuns: Defect<Trainer> = {
  name: 'one-generator-for-all-runs',
  breaks: 'takes-turns',
  subject: loopTrainer({
    begin(run, network) {
      shared = run.seed;
      return RIGHT_PARTS.begin(run, network);
    },
    batches: (run, count, epoch) => RIGHT_PARTS.batches({ ...run, seed: shared }, count, epoch),
  }),
};
