/** What TensorFlow and CUDA read when they are loaded: no unordered sums, no factors rounded to TF32. */
const DETERMINISM = { TF_DETERMINISTIC_OPS: '1', NVIDIA_TF32_OVERRIDE: '0' } as const;

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether a process was started with a say on determinism, whatever it is. */
export function isPrepared(environment: Environment = process.env): boolean {
  return Object.keys(DETERMINISM).every((name) => environment[name] !== undefined);
}

/** The environment to start a process of TensorFlow with; what a user has set stays. */
export function preparedEnvironment(environment: Environment = process.env): Environment {
  // else each start prints a list of instruction sets
  return { ...DETERMINISM, TF_CPP_MIN_LOG_LEVEL: '2', ...environment };
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
