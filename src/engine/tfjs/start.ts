import type { KernelBackend } from '@tensorflow/tfjs-core';
import { SameseedError } from '../../base/errors.ts';
import type { RunningBackend, TensorFlow, TfjsBackend } from './backend.ts';
import { refuseBackend } from './compute.ts';

const running = new Map<string, Promise<RunningBackend>>();

/**
 * Starts a backend, or gives the one that has been started in this process.
 *
 * @throws {SameseedError} `engine-missing` with the command that installs its packages; `engine-backend` when tfjs
 *   can't start it.
 */
export async function startBackend(backend: TfjsBackend): Promise<RunningBackend> {
  const earlier = running.get(backend.engine);
  if (earlier !== undefined) return earlier;
  const starting = startAnew(backend);
  running.set(backend.engine, starting);
  return starting;
}

async function startAnew(backend: TfjsBackend): Promise<RunningBackend> {
  try {
    const started = await backend.start();
    const { tf, registered } = started;
    const chosen: string | null | undefined = tf.getBackend();
    if (!(await tf.setBackend(registered))) refuseBackend(registered, 'another one');
    if (typeof chosen === 'string') await tf.setBackend(chosen);
    return started;
  } catch (error) {
    running.delete(backend.engine);
    if (error instanceof SameseedError) throw error;
    throw isMissingPackage(error) ? missingError(backend, error) : brokenError(backend, error);
  }
}

const MISSING = new Set(['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND']);

function isMissingPackage(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && MISSING.has(String(error.code));
}

function missingError({ engine, packages }: TfjsBackend, cause: Error): SameseedError {
  return new SameseedError(
    'engine-missing',
    `Expected the packages of engine "${engine}", but one of them is not installed; run \`npm install ${packages.join(' ')}\`.`,
    { cause },
  );
}

function brokenError({ engine, packages }: TfjsBackend, cause: unknown): SameseedError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new SameseedError(
    'engine-backend',
    `Expected engine "${engine}" to start, but it fails: ${reason}; install its packages anew with \`npm install ${packages.join(' ')}\`, or take another engine.`,
    { cause },
  );
}

/**
 * Registers an instance of one of tfjs's backends that is ours alone, under a name of its own and with the kernels of
 * that backend: its memory and its start are then apart from those that a program may use.
 *
 * @returns its name.
 */
export async function registerOwnBackend(tf: TensorFlow, kernels: string): Promise<string> {
  const name = `sameseed-${kernels}`;
  if (tf.findBackendFactory(name) !== null) return name;
  const instance: KernelBackend = await tf.findBackendFactory(kernels)();
  if (tf.findBackendFactory(name) !== null) return name;
  tf.registerBackend(name, () => instance, 0);
  tf.copyRegisteredKernels(kernels, name);
  return name;
}
