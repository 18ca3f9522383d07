import { basename, dirname, resolve } from 'node:path';
import { readJsonFile } from '../artifact/json-file.ts';
import { SameseedError } from '../base/errors.ts';
import { z } from '../base/schema.ts';
import { type Manifest, parseManifest, readPlan } from './manifest.ts';
import type { Plan } from './plan.ts';

/** A plan that was written before. */
export interface WrittenPlan {
  readonly plan: Plan;
  readonly manifest: Manifest;
  /** Absolute path of the folder that it lies in. */
  readonly folder: string;
}

/** Whether a word on the command line names the plan of a folder, which may be lost, rather than an experiment. */
export async function isPlanFile(word: string): Promise<boolean> {
  if (basename(word) !== 'plan.json') return false;
  const value = await readJsonFile(word).catch(() => undefined);
  // an experiment of one's own may have that name, too
  return value === undefined || z.object({ kind: z.literal('plan') }).safeParse(value).success;
}

/**
 * Reads the `plan.json` of an output folder, to train from it what is missing.
 *
 * @throws {SameseedError} `plan-missing`, also for a folder that is being cleared; `plan-invalid`, `plan-altered`.
 */
export async function readPlanFile(path: string): Promise<WrittenPlan> {
  const value = await readJsonFile(path).catch((error: unknown) => {
    if (error instanceof SameseedError && error.code === 'artifact-missing') throw missing(path, 'none');
    throw error;
  });
  const manifest = parseManifest(value, path);
  if (manifest.state !== 'started') throw missing(path, 'one whose folder is being cleared');
  return { manifest, plan: readPlan(manifest), folder: dirname(resolve(path)) };
}

function missing(path: string, received: string): SameseedError {
  return new SameseedError(
    'plan-missing',
    `Expected the plan of a sweep at ${path}, received ${received}; is the folder shared with this machine? Submit again where it is, or start the sweep by the name of its experiment.`,
  );
}

/** @throws {SameseedError} `plan-changed` when a plan is not the one that a task was submitted for. */
export function requirePlan(plan: Pick<Plan, 'digest'>, digest: string): void {
  if (plan.digest === digest) return;
  throw new SameseedError(
    'plan-changed',
    `Expected the plan ${digest}, which this task was submitted for, received ${plan.digest}; submit again, which trains what is missing of the new one.`,
    { kind: 'check' },
  );
}
