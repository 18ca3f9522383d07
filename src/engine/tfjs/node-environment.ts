import { isMainThread } from 'node:worker_threads';

/** What TensorFlow and CUDA read when they are loaded: no unordered sums, no factors rounded to TF32. */
const DETERMINISM = { TF_DETERMINISTIC_OPS: '1', NVIDIA_TF32_OVERRIDE: '0' } as const;

/**
 * Sets what the environment leaves open, before TensorFlow is loaded; what a user has set stays. The environment that
 * native code reads is the process's: a thread changes only its copy, and finds what its process was given.
 */
export function prepareEnvironment(): void {
  if (!isMainThread) return;
  // else each start prints a list of instruction sets
  const variables = { ...DETERMINISM, TF_CPP_MIN_LOG_LEVEL: '2' };
  for (const [name, value] of Object.entries(variables)) process.env[name] ??= value;
}

/** Whether CUDA may round the factors of a float32 product to TF32. */
export function allowsTf32(): boolean {
  return process.env.NVIDIA_TF32_OVERRIDE !== DETERMINISM.NVIDIA_TF32_OVERRIDE;
}

/** What the engine's version says of oneDNN, which changes bits, when a user has switched it: for example `+onednn-0`. */
export function oneDnnChoice(): string {
  const choice = process.env.TF_ENABLE_ONEDNN_OPTS;
  return choice === undefined ? '' : `+onednn-${choice}`;
}
