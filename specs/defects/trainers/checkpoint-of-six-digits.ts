import type { Trainer } from '../../../src/laws/trainer.ts';
import { copyState } from './loop.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

/** Weights are saved as text with six digits. Seen in CSV and JSON checkpoints. */
export const checkpointOfSixDigits: Defect<Trainer> = {
  name: 'checkpoint-of-six-digits',
  breaks: 'resume',
  subject: loopTrainer({
    save(state) {
      const copy = copyState(state);
      return { ...copy, parameters: copy.parameters.map((values) => values.map((value) => Number(value.toFixed(6)))) };
    },
  }),
};
