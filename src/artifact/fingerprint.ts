import { z } from '../base/schema.ts';

const gpuSchema = z.strictObject({
  name: z.string().optional(),
  /** `software` computes on the processor. */
  kind: z.enum(['hardware', 'software']).optional(),
  vendor: z.string().optional(),
  architecture: z.string().optional(),
  driver: z.string().optional(),
  /** Versions of the CUDA runtime and of cuDNN, as far as their file names tell. */
  cuda: z.string().optional(),
  cudnn: z.string().optional(),
  /** Whether float32 products may be computed in TF32. */
  tf32: z.boolean().optional(),
});

/** Description of a GPU and of what computes on it; what could not be read is left out. */
export type Gpu = z.infer<typeof gpuSchema>;

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
  gpu: gpuSchema.optional(),
});

/** Description of a machine: what may decide bits when the engine is not portable. */
export type Fingerprint = z.infer<typeof fingerprintSchema>;
