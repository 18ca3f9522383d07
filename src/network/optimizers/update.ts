import type { Optimizer } from '../network.ts';
import { adam } from './adam.ts';
import { adamw } from './adamw.ts';
import type { AdamCorrections } from './corrections.ts';
import { momentum } from './momentum.ts';
import { nesterov } from './nesterov.ts';
import { rmsprop } from './rmsprop.ts';
import { sgd } from './sgd.ts';
import type { UpdatedWeight, WeightStep } from './weight-step.ts';

/** One weight after one step of `optimizer`, float64; `corrections` are those of the step and matter to Adam only. */
export function updateWeight(optimizer: Optimizer, step: WeightStep, corrections: AdamCorrections): UpdatedWeight {
  switch (optimizer.kind) {
    case 'sgd':
      return sgd(step);
    case 'momentum':
      return momentum(step, optimizer);
    case 'nesterov':
      return nesterov(step, optimizer);
    case 'rmsprop':
      return rmsprop(step, optimizer);
    case 'adam':
      return adam(step, { ...optimizer, ...corrections });
  }
  return adamw(step, { ...optimizer, ...corrections });
}
