import type { Fault } from '../../base/errors.ts';
import { EXPERIMENT_NAMES } from '../experiments/registry.ts';
import { countCombinations } from './combine.ts';
import type { OwnFile } from './file-schema.ts';

const MOST_TREATMENTS = 5_000;
const MOST_RUNS = 100_000;

/** The name of one of the program's own experiments. */
export function nameFaults({ name }: OwnFile): Fault[] {
  if (!EXPERIMENT_NAMES.includes(name)) return [];
  const message = `Expected \`name\` to be none that sameseed has itself (${EXPERIMENT_NAMES.join(', ')}), received "${name}".`;
  return [{ pointer: '/name', message }];
}

/** Two factors that change one thing can't be told apart when they are combined. */
export function overlapFaults({ factors, design }: OwnFile): Fault[] {
  if (design === 'one-at-a-time') return [];
  const owners = new Map<string, string>();
  return factors.flatMap(({ name, levels }, index) => {
    const keys = levels.flatMap(({ model = {}, recipe = {} }) => [
      ...Object.keys(model).map((key) => `model.${key}`),
      ...Object.keys(recipe).map((key) => `recipe.${key}`),
    ]);
    return [...new Set(keys)].flatMap((key) => {
      const owner = owners.get(key);
      owners.set(key, owner ?? name);
      if (owner === undefined) return [];
      const message = `Expected one factor to change \`${key}\`, received two, ${owner} and ${name}; make them one, or vary one at a time.`;
      return [{ pointer: `/factors/${index}`, message }];
    });
  });
}

/** More treatments or runs than one plan can hold. */
export function sizeFaults(file: OwnFile, replicates: number): Fault[] {
  const treatments = countCombinations(file);
  if (treatments > MOST_TREATMENTS) return [tooMany(MOST_TREATMENTS, 'treatments', treatments)];
  return treatments * replicates > MOST_RUNS ? [tooMany(MOST_RUNS, 'runs', treatments * replicates)] : [];
}

function tooMany(most: number, what: string, received: number): Fault {
  const message = `Expected at most ${most} ${what}, received ${received}; leave levels out, or vary one factor at a time.`;
  return { pointer: '/factors', message };
}
