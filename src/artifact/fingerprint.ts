import { z } from '../base/schema.ts';

/** Schema of a {@link Fingerprint}. */
export const fingerprintSchema = z.strictObject({
  platform: z.string(),
  architecture: z.string(),
  osRelease: z.string(),
  processor: z.string(),
  cores: z.int(),
  memoryBytes: z.int(),
  node: z.string(),
  v8: z.string(),
});

/** Description of a machine: what may decide bits when the engine is not portable. */
export type Fingerprint = z.infer<typeof fingerprintSchema>;
