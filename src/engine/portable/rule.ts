import type { Optimizer } from '../../network/network.ts';
import type { OptimizerConstants, ParameterConstants } from '../constants.ts';

/** Number of an optimizer's update rule, as `kernels/update.ts` has it. */
export function ruleOf({ kind }: Optimizer): number {
  return RULES[kind];
}

const RULES = { sgd: 0, momentum: 1, nesterov: 2, rmsprop: 3, adam: 4, adamw: 4 } as const;

const LANES = 4;

/** Most constants that a rule has. */
const CONSTANTS = 9;

/** Bytes of the constants of an update, each in all lanes of a vector. */
export const CONSTANTS_BYTES = 4 * LANES * CONSTANTS;

/** Writes the constants of one step into `room`, in the order of `kernels/constants.ts` and of the rule's own file. */
export function writeConstants(room: Float32Array, parameter: ParameterConstants, optimizer: OptimizerConstants): void {
  write(room, 0, parameter.factor);
  write(room, 1, parameter.keep);
  write(room, 2, parameter.rate);
  if (optimizer.kind === 'momentum' || optimizer.kind === 'nesterov') {
    write(room, 3, optimizer.momentum);
  } else if (optimizer.kind === 'rmsprop') {
    write(room, 3, optimizer.decay);
    write(room, 4, optimizer.complement);
    write(room, 5, optimizer.epsilon);
  } else if (optimizer.kind !== 'sgd') {
    write(room, 2, optimizer.correctedRate);
    write(room, 3, optimizer.beta1);
    write(room, 4, optimizer.complement1);
    write(room, 5, optimizer.beta2);
    write(room, 6, optimizer.complement2);
    write(room, 7, optimizer.scale);
    write(room, 8, optimizer.epsilon);
  }
}

function write(room: Float32Array, index: number, value: number): void {
  room.fill(value, LANES * index, LANES * (index + 1));
}
