import type { Trainer } from '../../../src/laws/trainer.ts';
import { penaltyTerms } from '../../../src/network/penalty.ts';
import { forward } from '../../../src/network/reference/forward.ts';
import { batchGradient } from '../../../src/network/reference/gradient.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

/** The penalty is on what a layer answers, not on its weights. Seen in public student solutions of this assignment: `activity_regularizer` for `kernel_regularizer`. */
export const activityForKernel: Defect<Trainer> = {
  name: 'activity-for-kernel',
  breaks: 'penalty-step',
  subject: loopTrainer({
    gradient(model, batch) {
      const gradients = batchGradient({ ...model, penalty: { ...model.penalty, factor: 0 } }, batch);
      const { layerInputs } = forward(model, batch.inputs);
      const { gradientFactor } = penaltyTerms(model.penalty);
      return gradients.map((values, place) => {
        const answers = layerInputs.at(place / 2 + 1);
        if (place % 2 === 1 || answers === undefined) return values;
        const inputs = layerInputs[place / 2];
        const [rows, units] = [batch.labels.length, answers.length / batch.labels.length];
        return values.map((value, index) => {
          const [input, unit] = [Math.floor(index / units), index % units];
          let sum = 0;
          for (let row = 0; row < rows; row++) {
            sum += answers[row * units + unit] * inputs[(row * inputs.length) / rows + input];
          }
          return value + (gradientFactor * sum) / rows;
        });
      });
    },
  }),
};
