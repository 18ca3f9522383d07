import { SameseedError } from '../base/errors.ts';
import type { Engine } from './engine.ts';

/** Names of the engines, the usual one first. */
export const ENGINE_NAMES = ['portable', 'oracle'] as const;

/** Name of an engine. */
export type EngineName = (typeof ENGINE_NAMES)[number];

const LOADERS: Readonly<Record<EngineName, () => Promise<Engine>>> = {
  portable: async () => (await import('./portable/portable.ts')).portableEngine,
  oracle: async () => (await import('./oracle/oracle.ts')).oracleEngine,
};

/**
 * The engine of a name, loaded now and after it has passed its self-test.
 *
 * @throws {SameseedError} `engine-unknown`; `self-test-failed` when it doesn't keep its claim on this machine.
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
