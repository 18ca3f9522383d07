import { fingerprintSchema } from '../../artifact/fingerprint.ts';
import { integer, oneOf, z } from '../../base/schema.ts';

const counterexampleSchema = z.strictObject({
  /** Seed of the generator, as fast-check has it. */
  seed: z.number(),
  /** The way to the smallest failing case, through generation and shrinking. */
  path: z.string(),
  /** The case as fast-check prints it, for people; a long one is cut short. */
  value: z.string(),
  /** Digest of all of that text in UTF-8, which tells whether seed and path still lead here. */
  valueDigest: z.string(),
  /** Version of fast-check that found it. */
  fastCheck: z.string(),
  /** Machine on which it was found. */
  machine: fingerprintSchema,
  /** Day on which it was found, `YYYY-MM-DD`. */
  date: z.string(),
});

/** A case that once broke a law: how to generate it again, and how to know it again. */
export type Counterexample = z.infer<typeof counterexampleSchema>;

/** A case as the check that found it knows it. */
export type FoundCase = Omit<Counterexample, 'machine' | 'date'>;

/** Schema of a {@link CounterexampleFile}. */
export const counterexampleFileSchema = z.strictObject({
  schemaVersion: integer(1, 1),
  kind: oneOf(['counterexamples']),
  law: z.string(),
  counterexamples: z.array(counterexampleSchema),
});

/** The file of a law: every case that once broke it, in the order in which they were found. */
export type CounterexampleFile = z.infer<typeof counterexampleFileSchema>;
