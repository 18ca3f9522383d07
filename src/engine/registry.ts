import { SameseedError } from '../base/errors.ts';
import type { Engine } from './engine.ts';
import type { TfjsBackend } from './tfjs/backend.ts';

/** Names of the engines, the usual one first. */
export const ENGINE_NAMES = [
  'portable',
  'oracle',
  'tfjs-cpu',
  'tfjs-wasm',
  'tfjs-node',
  'tfjs-node-gpu',
  'tfjs-webgpu',
] as const;

/** Name of an engine. */
export type EngineName = (typeof ENGINE_NAMES)[number];

const LOADERS: Readonly<Record<EngineName, () => Promise<Engine>>> = {
  portable: async () => (await import('./portable/portable.ts')).portableEngine,
  oracle: async () => (await import('./oracle/oracle.ts')).oracleEngine,
  'tfjs-cpu': async () => openTfjs((await import('./tfjs/cpu.ts')).backend),
  'tfjs-wasm': async () => openTfjs((await import('./tfjs/wasm.ts')).backend),
  'tfjs-node': async () => (await import('./tfjs/node-process.ts')).openNodeEngine('tfjs-node'),
  'tfjs-node-gpu': async () => (await import('./tfjs/node-process.ts')).openNodeEngine('tfjs-node-gpu'),
  'tfjs-webgpu': async () => openTfjs((await import('./tfjs/webgpu.ts')).backend),
};

async function openTfjs(backend: TfjsBackend): Promise<Engine> {
  const { openTfjsEngine } = await import('./tfjs/tfjs.ts');
  return openTfjsEngine(backend);
}

/**
 * The engine of a name, loaded now and after it has passed its self-test.
 *
 * @throws {SameseedError} `engine-unknown`; `engine-missing` when its packages are not installed; `engine-backend` when
 *   they can't start; `self-test-failed` when it doesn't keep its claim on this machine.
 */
export async function openEngine(name: string): Promise<Engine> {
  const known = ENGINE_NAMES.find((candidate) => candidate === name);
  if (known === undefined) {
    throw new SameseedError('engine-unknown', `Unknown engine "${name}"; known: ${ENGINE_NAMES.join(', ')}.`);
  }
  const engine = await LOADERS[known]();
  await engine.selfTest();
  return engine;
}
