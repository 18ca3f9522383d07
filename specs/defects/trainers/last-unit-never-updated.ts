import type { Trainer } from '../../../src/laws/trainer.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

/** A loop over the units ends one too early, so that the last one keeps its initial weights. Seen as `for (i = 0; i < units - 1; i++)`. */
export const lastUnitNeverUpdated: Defect<Trainer> = {
  name: 'last-unit-never-updated',
  breaks: 'unit-permutation',
  subject: loopTrainer({
    finish: (gradients, { run }) =>
      gradients.map((values, place) => {
        const units = run.hidden.at(Math.floor(place / 2));
        return units === undefined ? values : values.map((value, index) => (index % units === units - 1 ? 0 : value));
      }),
  }),
};
