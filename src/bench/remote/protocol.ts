import { integer, oneOf, real, z } from '../../base/schema.ts';
import type { PackedWorkload } from './packed-workload.ts';

/** What a competitor's process is asked, one JSON value a line. */
export type Request =
  | { readonly call: 'open'; readonly work: PackedWorkload }
  | { readonly call: 'steps'; readonly count: number }
  | { readonly call: 'evaluate' }
  | { readonly call: 'memory' }
  | { readonly call: 'close' };

const timesSchema = { cpuMs: real({ atLeast: 0 }), wallMs: real({ atLeast: 0 }) };

/** Answer of a process that has started. */
export const readySchema = z.object({
  kind: z.literal('ready'),
  version: z.string(),
  optimizers: z.array(oneOf(['sgd', 'momentum', 'nesterov', 'rmsprop', 'adam', 'adamw'])),
});

/** Answer when something could not be done; also instead of the first one. */
export const failedSchema = z.object({ kind: z.literal('failed'), message: z.string() });

/** Answer to `open` and `close`. */
export const doneSchema = z.object({ kind: z.literal('done') });

/** Answer to `steps`: time of all of them, and the loss of each. */
export const lapSchema = z.object({ kind: z.literal('done'), ...timesSchema, losses: z.array(z.number()) });

/** Answer to `evaluate`. */
export const evaluatedSchema = z.object({ kind: z.literal('done'), ...timesSchema, correct: integer(0) });

/** Answer to `memory`. */
export const memorySchema = z.object({ kind: z.literal('done'), peakBytes: integer(0) });
