import { EXPERIMENT_NAMES } from '../replication/experiments/registry.ts';
import type { CommandArgument } from './command.ts';

/** The argument of commands that plan an experiment. */
export const EXPERIMENT_ARGUMENT: CommandArgument = {
  name: 'experiment',
  description: `${EXPERIMENT_NAMES.join(', ')}, or a file of your own that ends in .json`,
};
