import type { Trainer } from '../../../src/laws/trainer.ts';
import { penaltyTerms } from '../../../src/network/penalty.ts';
import { batchGradient } from '../../../src/network/reference/gradient.ts';
import { RIGHT_PARTS } from './loop.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

/** Weight decay pulls the biases too. Seen wherever the penalty loops over all parameters, as `weight_decay` of `torch.optim` does by default. */
export const penaltyOnBiases: Defect<Trainer> = {
  name: 'penalty-on-biases',
  breaks: 'penalty-step',
  subject: loopTrainer({
    gradient(model, batch) {
      const { gradientFactor } = penaltyTerms(model.penalty);
      return batchGradient(model, batch).map((values, place) => {
        const bias = model.parameters[place];
        return place % 2 === 0 ? values : values.map((value, index) => value + gradientFactor * bias[index]);
      });
    },
    begin(run, network) {
      const state = RIGHT_PARTS.begin(run, network);
      // a bias of 0 has nothing to be pulled by
      const parameters = state.parameters.map((values, place) => (place % 2 === 0 ? values : values.fill(0.5)));
      return { ...state, parameters };
    },
  }),
};
