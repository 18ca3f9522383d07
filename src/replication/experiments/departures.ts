import type { Treatment, TreatmentConfig } from '../experiment.ts';
import { assignmentRecipe } from './treatments.ts';

const recipe = assignmentRecipe(40);

/** What the recipe of the assignment can be departed from in, each on its own or with the others. */
export const DEPARTURES = {
  nesterov: { optimizer: { kind: 'nesterov', momentum: 0.9 } },
  cosine: { schedule: { kind: 'cosine', rate: 0.1 } },
  decay: { penalty: { convention: 'keras', factor: 5e-5, layers: ['dense-1', 'dense-2'] } },
} as const satisfies Readonly<Record<string, Partial<TreatmentConfig>>>;

/** Name of a departure. */
export type Departure = keyof typeof DEPARTURES;

/** The assignment's 40 epochs with these departures from its recipe; none is the recipe itself. */
export function departFrom(
  departures: readonly Departure[],
  { part, replicates, split }: Pick<Treatment, 'part' | 'replicates'> & Pick<TreatmentConfig, 'split'>,
): Treatment {
  const config: TreatmentConfig = Object.assign({}, recipe, ...departures.map((name) => DEPARTURES[name]));
  return {
    id: departures.length === 0 ? 'recipe' : departures.join('-'),
    part,
    levels: {
      optimizer: config.optimizer.kind,
      schedule: config.schedule.kind,
      l2: config.penalty.factor,
      departures: departures.length,
    },
    replicates,
    config: { ...config, split },
  };
}
