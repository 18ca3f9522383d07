import { openEngine } from '../engine/registry.ts';
import { describePlan, type Manifest } from '../replication/manifest.ts';
import type { Plan } from '../replication/plan.ts';
import { describeProvenance } from '../replication/provenance.ts';
import type { AskedWork } from './asked-work.ts';
import type { Call } from './command.ts';
import { findData } from './find-data.ts';

/** A plan with all that decides its results. */
export interface FullPlan {
  readonly plan: Plan;
  readonly manifest: Manifest;
  readonly trainCount: number;
}

/** Plans on the data itself, for which nothing stands in. @throws {SameseedError} what data, engine and plan throw. */
export async function planFully({ options, terminal }: Call, work: AskedWork, signal: AbortSignal): Promise<FullPlan> {
  const engine = await openEngine(work.engine);
  const dataset = await findData({ name: work.dataset, options, signal, isPlanned: true }, terminal);
  const plan = work.planOn(dataset.name);
  const manifest = describePlan(plan, await describeProvenance(dataset, engine));
  return { plan, manifest, trainCount: dataset.train.count };
}
