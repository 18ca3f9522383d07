import { digestSchema } from '../artifact/record.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import { z } from '../base/schema.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Engine } from '../engine/engine.ts';
import type { Plan } from './plan.ts';

/** Schema of `plan.json`. */
export const manifestSchema = z.strictObject({
  schemaVersion: z.literal(1),
  kind: z.literal('plan'),
  /** `replacing` while what an earlier sweep left is being removed. */
  state: z.enum(['replacing', 'started']),
  experiment: z.string(),
  title: z.string(),
  dataset: z.strictObject({ name: z.string(), digests: z.record(z.string(), digestSchema) }),
  engine: z.strictObject({ name: z.string(), version: z.string(), wasmDigest: digestSchema.nullable() }),
  /** Ids of the runs. */
  runs: z.array(z.string()),
  /** Digest of the plan: every config. */
  digest: digestSchema,
});

/** What an output folder is for: `plan.json`, written before the first run starts. */
export type Manifest = z.infer<typeof manifestSchema>;

/** Manifest of a plan on this data and engine. */
export function describePlan(plan: Plan, dataset: Dataset, engine: Engine): Omit<Manifest, 'state'> {
  return {
    schemaVersion: 1,
    kind: 'plan',
    experiment: plan.experiment.name,
    title: plan.experiment.title,
    dataset: { name: dataset.name, digests: { ...dataset.digests } },
    engine: { name: engine.name, version: engine.version, wasmDigest: engine.wasmDigest ?? null },
    runs: plan.runs.map(({ id }) => id),
    digest: plan.digest,
  };
}

/** In what two manifests differ, in words; empty when one can go on with the other's work. */
export function differencesOf(held: Omit<Manifest, 'state'>, wanted: Omit<Manifest, 'state'>): string[] {
  const name = (manifest: Omit<Manifest, 'state'>, key: 'dataset' | 'engine'): string => manifest[key].name;
  const differs = (key: 'dataset' | 'engine' | 'runs'): boolean =>
    canonicalJson(held[key]) !== canonicalJson(wanted[key]);
  const contents = (['dataset', 'engine'] as const).flatMap((key) => {
    if (!differs(key)) return [];
    const [before, now] = [name(held, key), name(wanted, key)];
    return [before === now ? `another version of the ${key} ${now}` : `the ${key} ${before}, not ${now}`];
  });
  if (held.experiment !== wanted.experiment) return [`the experiment ${held.experiment}`, ...contents];
  if (differs('runs')) return [`${held.runs.length} runs, not the ${wanted.runs.length} of this plan`, ...contents];
  if (held.digest !== wanted.digest && contents.length === 0) return ['runs with other configs'];
  return contents;
}
