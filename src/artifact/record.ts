import { integer, oneOf, real, z } from '../base/schema.ts';
import { CLAIMS } from './claim.ts';
import { fingerprintSchema } from './fingerprint.ts';

/** Version of the artifact format that this program writes; a newer one is refused. */
export const SCHEMA_VERSION = 1;

/** SHA-256 in lower-case hexadecimal. */
export const digestSchema = z.string().regex(/^[0-9a-f]{64}$/u, { error: 'a SHA-256 digest of 64 hexadecimal digits' });

/** A name as people and files have it: on one line, and not endless. */
const nameSchema = z.string().regex(/^\P{Cc}{0,500}$/u, { error: 'at most 500 characters on one line' });

const digestsSchema = z.record(nameSchema, digestSchema);
const share = real({ atLeast: 0, atMost: 1 });

const epochSchema = z.strictObject({
  /** 1 for the first epoch. */
  epoch: integer(1),
  /** Mean cross-entropy over the epoch's training examples while the weights moved, nats, without penalty. */
  loss: real({ atLeast: 0 }),
  /** Penalty term at the end of the epoch. */
  penalty: real({ atLeast: 0 }),
  /** Share of training examples classified rightly while the weights moved. */
  accuracy: share,
  /** Mean cross-entropy over the validation examples after the epoch, nats, without penalty. */
  validationLoss: real({ atLeast: 0 }),
  /** Share of validation examples classified rightly after the epoch. */
  validationAccuracy: share,
  /** Learning rate of the epoch's last step. */
  learningRate: real({ atLeast: 0 }),
  /** Digest of every parameter and accumulator after the epoch, by tensor name. */
  digests: digestsSchema,
});

/** What is kept of one epoch; every number is decided by config, data and engine. */
export type EpochRecord = z.infer<typeof epochSchema>;

/** Where a record comes from: what may explain a difference, never compared itself. */
export const provenanceSchema = z.strictObject({
  dataset: z.strictObject({
    name: nameSchema,
    /** Number of training examples before any split, and of test examples. */
    trainCount: integer(1).optional(),
    testCount: integer(1).optional(),
    digests: digestsSchema,
  }),
  engine: z.strictObject({ name: nameSchema, version: nameSchema, wasmDigest: digestSchema.optional() }),
  /** Versions of sameseed and of the packages that can decide bits. */
  packages: z.record(nameSchema, nameSchema),
  /** Commit of the source tree, where there is one. */
  commit: nameSchema.optional(),
  fingerprint: fingerprintSchema,
  /** Engines and machines that trained the first epochs, in words; absent when all were trained here. */
  begunBy: z.array(nameSchema).exactOptional(),
});

/** Where a record comes from. */
export type Provenance = z.infer<typeof provenanceSchema>;

const resultSchema = z.strictObject({
  claim: oneOf(CLAIMS),
  /** Digest of every parameter before the first step, by tensor name. */
  initialDigests: digestsSchema,
  epochs: z.array(epochSchema).min(1, { error: 'at least one epoch' }),
  /** Digest of the canonical JSON of everything above. */
  digest: digestSchema,
});

/** The compared part of a run. */
export type RunResult = z.infer<typeof resultSchema>;

/** What was trained: places the run in its experiment and holds its resolved config. */
export const runDescriptionSchema = z.strictObject({
  experiment: nameSchema,
  /** Part of the experiment that figures and tables treat together, for example `notebook`. */
  part: nameSchema,
  /** Identifier of the treatment within the experiment, for example `notebook` or `l2-0.001`. */
  treatment: nameSchema,
  /** Level of each factor. */
  levels: z.record(nameSchema, z.union([nameSchema, z.number()])),
  seed: integer(0, 2 ** 32 - 1),
  /** Resolved config, as JSON; its schema belongs to `training/`. */
  config: z.record(nameSchema, z.json()),
});

/** What was trained. */
export type RunDescription = z.infer<typeof runDescriptionSchema>;

/** Schema of the record of one run. */
export const runRecordSchema = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  kind: z.literal('run'),
  run: runDescriptionSchema,
  result: resultSchema,
  provenance: provenanceSchema,
  /** Never compared. */
  observed: z.strictObject({
    startedAt: nameSchema,
    durationMs: real({ atLeast: 0 }),
    epochDurationsMs: z.array(real({ atLeast: 0 })),
    peakMemoryBytes: integer(0),
  }),
});

/** The record of one run: one JSON file. */
export type RunRecord = z.infer<typeof runRecordSchema>;

const treatmentSummarySchema = z.strictObject({
  part: nameSchema,
  treatment: nameSchema,
  levels: z.record(nameSchema, z.union([nameSchema, z.number()])),
  parameterCount: integer(1),
  epochs: integer(1),
  /** Number of runs. */
  count: integer(1),
  /** Final validation accuracy over the runs. */
  mean: share,
  /** Sample standard deviation (ddof 1) of the same; absent for one run. */
  standardDeviation: real({ atLeast: 0 }).optional(),
  /** t interval of the mean, 95 %; absent for one run. */
  interval: z.strictObject({ lower: real(), upper: real() }).optional(),
  minimum: share,
  maximum: share,
});

/** One row of a summary: the runs of one treatment. */
export type TreatmentSummary = z.infer<typeof treatmentSummarySchema>;

/** Schema of the summary of a sweep. */
export const summaryRecordSchema = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  kind: z.literal('summary'),
  experiment: z.strictObject({
    name: nameSchema,
    title: nameSchema,
    dataset: nameSchema,
    /** True when the experiment is too short for a verdict against its target. */
    isCut: z.boolean(),
  }),
  result: z.strictObject({
    claim: oneOf(CLAIMS),
    /** Result digest of every run, by run id (`<part>/<treatment>/seed-<n>`). */
    runs: z
      .record(nameSchema, digestSchema)
      .refine((runs) => Object.keys(runs).length > 0, { error: 'at least one run' }),
    treatments: z.array(treatmentSummarySchema).min(1, { error: 'at least one treatment' }),
    /** Code of the error of every run that failed, by run id; absent when none did. */
    failures: z.record(nameSchema, nameSchema).optional(),
    /** Digest of the canonical JSON of everything above. */
    digest: digestSchema,
  }),
  provenance: provenanceSchema,
  /** Never compared. */
  observed: z.strictObject({
    startedAt: z.string(),
    durationMs: real({ atLeast: 0 }),
    workers: integer(1),
  }),
});

/** The summary of a sweep: one JSON file beside its runs. */
export type SummaryRecord = z.infer<typeof summaryRecordSchema>;
