import { join } from 'node:path';
import type { Digest } from '../base/digest.ts';

/** What a task of a cluster needs to know of a sweep. */
export interface SweepPlace {
  /** Absolute path of the output folder. */
  readonly folder: string;
  /** Digest of the plan, which a task asks for. */
  readonly plan: Digest;
  /** Words that start this program on a node. */
  readonly program: readonly string[];
  /** Options of `run` that each task gets as they are. */
  readonly options: readonly string[];
}

/** Words of the command that trains from the plan in the folder, but for which shard of which plan. */
export function shardCommand({ folder, program, options }: SweepPlace): string[] {
  return [...program, 'run', join(folder, 'plan.json'), '--no-download', ...options];
}

/** Words of the command that merges what is there, and reports. */
export function mergeCommand({ folder, program }: SweepPlace): string[] {
  return [...program, 'merge', folder];
}
