import type { Trainer } from '../../../src/laws/trainer.ts';
import { copyState } from './loop.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

/** Weights are saved, the optimizer’s accumulators are not. Seen with `saveWeights`, and with `torch.save(model.state_dict())` alone. */
export const resumeWithoutAccumulators: Defect<Trainer> = {
  name: 'resume-without-accumulators',
  breaks: 'resume',
  subject: loopTrainer({
    restore(saved) {
      const state = copyState(saved);
      return { ...state, slots: state.slots.map((slot) => slot.fill(0)) };
    },
  }),
};
