import { digestSchema, type Provenance } from '../artifact/record.ts';
import { digestOfJson } from '../base/digest.ts';
import { SameseedError } from '../base/errors.ts';
import { integer, parse, z } from '../base/schema.ts';
import { DATASET_NAMES } from '../dataset/dataset.ts';
import { seedSchema } from '../random/seed.ts';
import { parseRunConfig } from '../training/config.ts';
import type { Treatment } from './experiment.ts';
import { type Plan, planContent, planExperiment } from './plan.ts';

const treatmentSchema = z.strictObject({
  id: z.string(),
  part: z.string(),
  levels: z.record(z.string(), z.union([z.string(), z.number()])),
  replicates: integer(1),
  seededBy: z.array(z.enum(['init', 'shuffle', 'split'])).exactOptional(),
  /** Config but for seeds and data set. */
  config: z.record(z.string(), z.json()),
});

const manifestSchema = z.strictObject({
  schemaVersion: z.literal(1),
  kind: z.literal('plan'),
  /** `replacing` while what an earlier sweep left is being removed. */
  state: z.enum(['replacing', 'started']),
  title: z.string(),
  /** The plan: each treatment runs once with each of the first `replicates` seeds. */
  plan: z.strictObject({
    experiment: z.string(),
    isCut: z.boolean(),
    dataset: z.enum(DATASET_NAMES),
    seeds: z.array(seedSchema),
    treatments: z.array(treatmentSchema),
  }),
  /** Digest of `plan`. */
  digest: digestSchema,
  /** Number of runs. */
  runs: integer(1),
  dataset: z.strictObject({ digests: z.record(z.string(), digestSchema) }),
  engine: z.strictObject({ name: z.string(), version: z.string(), wasmDigest: digestSchema.optional() }),
  /** Versions of sameseed and of the packages that can decide bits. */
  packages: z.record(z.string(), z.string()),
});

/** What an output folder is for: `plan.json`, written before the first run starts; it holds the whole plan. */
export type Manifest = z.infer<typeof manifestSchema>;

/** Manifest of a plan on the data, engine and packages of a provenance. */
export function describePlan(plan: Plan, { dataset, engine, packages }: Provenance): Manifest {
  return {
    schemaVersion: 1,
    kind: 'plan',
    state: 'started',
    title: plan.experiment.title,
    plan: planContent(plan.experiment),
    digest: plan.digest,
    runs: plan.runs.length,
    dataset: { digests: dataset.digests },
    engine,
    packages,
  };
}

/**
 * Reads what `plan.json` holds.
 *
 * @throws {SameseedError} `plan-invalid`; `plan-altered` when its digest isn't that of its plan.
 */
export function parseManifest(value: unknown, file: string): Manifest {
  const manifest = parse(manifestSchema, value, { code: 'plan-invalid', subject: 'plan', file });
  const found = digestOfJson(manifest.plan);
  if (found === manifest.digest) return manifest;
  throw new SameseedError(
    'plan-altered',
    `Expected \`digest\` in ${file} to be ${manifest.digest}, received ${found}: the plan was changed after it was written; restore it, or start again in another folder.`,
    { kind: 'check' },
  );
}

/** The plan that a manifest holds. */
export function readPlan({ title, plan }: Manifest): Plan {
  const { experiment: name, isCut, dataset, seeds } = plan;
  const treatments = plan.treatments.map(({ id, part, levels, replicates, seededBy, config: json }): Treatment => {
    const { seeds: _seeds, dataset: _dataset, ...config } = parseRunConfig({ ...json, dataset, seeds: NO_SEEDS });
    return { id, part, levels, replicates, config, ...(seededBy === undefined ? {} : { seededBy }) };
  });
  return planExperiment({ experiment: { name, title, dataset, seeds, treatments, isCut } });
}

const NO_SEEDS = { init: 0, shuffle: 0, split: 0 };
