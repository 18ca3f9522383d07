import { SameseedError } from '../base/errors.ts';
import type { Examples } from '../dataset/dataset.ts';
import type { Engine, EngineTask } from '../engine/engine.ts';
import { openEngine } from '../engine/registry.ts';
import { countDispatches } from '../engine/tfjs/webgpu-count.ts';
import { buildNetwork } from '../network/architecture.ts';
import { drawInitialState } from '../network/initial-state.ts';
import type { Optimizer } from '../network/network.ts';
import { DEFAULT_OPTIMIZERS } from '../network/optimizers/defaults.ts';
import type { DispatchRow } from './record.ts';

const { sgd, momentum, adam } = DEFAULT_OPTIMIZERS;
const OPTIMIZERS: readonly Optimizer[] = [sgd, momentum, adam];

/** One network, and the replicates of a sweep together. */
const NETWORKS = [1, 15];

/** Dispatches of a step of tfjs-webgpu with three layers, whose widths don't count; null where there is no GPU. */
export async function dispatchRows(): Promise<DispatchRow[]> {
  const engine = await openEngine('tfjs-webgpu').catch((error: unknown) => {
    if (error instanceof SameseedError) return error;
    throw error;
  });
  const rows: DispatchRow[] = [];
  for (const optimizer of OPTIMIZERS) {
    for (const networks of NETWORKS) {
      const setting = { engine: 'tfjs-webgpu', optimizer: optimizer.kind, networks } as const;
      if (engine instanceof SameseedError) rows.push({ ...setting, dispatches: null, note: engine.message });
      else rows.push({ ...setting, dispatches: await countOf(engine, optimizer, networks), note: null });
    }
  }
  return rows;
}

async function countOf({ stacking }: Engine, optimizer: Optimizer, networks: number): Promise<number | null> {
  if (stacking === undefined) return null;
  const stack = await stacking.open(Array.from({ length: networks }, () => tinyTask(optimizer)));
  const takeStep = async (step: number) =>
    stack.step(Array.from({ length: networks }, () => ({ step, indices: Uint32Array.of(0, 1), learningRate: 0.1 })));
  // the first step uploads what later ones find
  await takeStep(1);
  const count = await countDispatches(async () => takeStep(2));
  await stack.close();
  return count;
}

function tinyTask(optimizer: Optimizer): EngineTask {
  const hidden = [4, 3].map((units) => ({ units, activation: 'relu' as const }));
  const network = buildNetwork({ inputs: 4, hidden, classes: 2, initializer: 'glorot-uniform' });
  return {
    network,
    optimizer,
    penalty: { convention: 'keras', factor: 0.01, layers: ['dense-1', 'dense-2'] },
    train: EXAMPLES,
    validation: EXAMPLES,
    batchSize: 2,
    state: drawInitialState({ network, optimizer, seed: 1 }),
  };
}

const EXAMPLES: Examples = {
  count: 2,
  height: 2,
  width: 2,
  classes: 2,
  images: Uint8Array.of(0, 80, 160, 240, 240, 160, 80, 0),
  labels: Uint8Array.of(0, 1),
};
