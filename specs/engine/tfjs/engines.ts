import type { Engine } from '../../../src/engine/engine.ts';
import type { RunningBackend, TfjsBackend } from '../../../src/engine/tfjs/backend.ts';
import { backend as cpuBackend } from '../../../src/engine/tfjs/cpu.ts';
import { startBackend } from '../../../src/engine/tfjs/start.ts';
import { openTfjsEngine } from '../../../src/engine/tfjs/tfjs.ts';
import { backend as wasmBackend } from '../../../src/engine/tfjs/wasm.ts';

/** The backends that are there without a further package. */
export const BACKENDS = [cpuBackend, wasmBackend];

/** Both engines. */
export const openEngines = async (): Promise<Engine[]> => Promise.all(BACKENDS.map(openTfjsEngine));

let defects = 0;

/** The engine on a backend of which something is changed: with a planted defect. */
export async function openDefective(
  backend: TfjsBackend,
  change: (running: RunningBackend) => Partial<RunningBackend>,
): Promise<Engine> {
  const running = await startBackend(backend);
  const engine = `${backend.engine}-defect-${defects++}`;
  return openTfjsEngine({ ...backend, engine, start: async () => ({ ...running, ...change(running) }) });
}
