import type { Competitor } from '../competitor.ts';

const IN_NODE = {
  portable: async () => (await import('./engine.ts')).openEngineCompetitor('portable'),
  'jax-js': async () => (await import('./jax.ts')).openJaxCompetitor(),
  'tfjs-wasm': async () => (await import('./engine.ts')).openEngineCompetitor('tfjs-wasm'),
  'stock-tfjs-wasm': async () => (await import('./tfjs.ts')).openTfjsCompetitor('wasm'),
  'stock-tfjs-cpu': async () => (await import('./tfjs.ts')).openTfjsCompetitor('cpu'),
  oracle: async () => (await import('./engine.ts')).openEngineCompetitor('oracle'),
} as const satisfies Readonly<Record<string, () => Promise<Competitor>>>;

/** Opens a competitor in this process; throws when its package is not installed or it doesn't start. */
export async function openCompetitor(name: string): Promise<Competitor> {
  if (isInNode(name)) return IN_NODE[name]();
  throw new Error(`there is no ${name} for Node`);
}

function isInNode(name: string): name is keyof typeof IN_NODE {
  return Object.hasOwn(IN_NODE, name);
}
