import type { Trainer } from '../../../src/laws/trainer.ts';
import type { ReferenceModel } from '../../../src/network/reference/model.ts';
import { RIGHT_PARTS } from './loop.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

/** What such a relu leaves of weights that are NaN. */
function withoutNaN(model: ReferenceModel): ReferenceModel {
  return {
    ...model,
    parameters: model.parameters.map((values) => values.map((value) => (value > -Infinity ? value : 0))),
  };
}

/** A relu written as `x > 0 ? x : 0` answers 0 for NaN, and training goes on with a dead layer. Seen in tfjs 4.22.0’s wasm backend, fused into a product. */
export const nanSwallowedByRelu: Defect<Trainer> = {
  name: 'nan-swallowed-by-relu',
  breaks: 'no-nan-unseen',
  subject: loopTrainer({
    loss: (model, batch) => RIGHT_PARTS.loss(withoutNaN(model), batch),
    gradient: (model, batch) => RIGHT_PARTS.gradient(withoutNaN(model), batch),
  }),
};
