import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { Engine } from '../../../src/engine/engine.ts';
import type { RunningBackend } from '../../../src/engine/tfjs/backend.ts';
import { backend as cpuBackend } from '../../../src/engine/tfjs/cpu.ts';
import type { TfjsUpdate } from '../../../src/engine/tfjs/update.ts';
import { backend as wasmBackend } from '../../../src/engine/tfjs/wasm.ts';
import { openDefective } from './engines.ts';

/** The engine tfjs-wasm with a transpose that only changes the shape. */
export async function openWithoutTranspose(): Promise<Engine> {
  return openDefective(wasmBackend, ({ tf }) => ({
    tf: Object.assign({}, tf, { transpose: (x: Tensor2D) => reshape(tf, x) }),
  }));
}

/** The engine tfjs-cpu with products that only reshape what they should transpose. */
export async function openWithWrongProducts(): Promise<Engine> {
  return openDefective(cpuBackend, ({ tf }) => ({
    tf: Object.assign({}, tf, {
      matMul: (a: Tensor2D, b: Tensor2D, ...[left = false, right = false]: boolean[]) =>
        tf.matMul(left ? reshape(tf, a) : a, right ? reshape(tf, b) : b),
    }),
  }));
}

/** The engine tfjs-cpu that divides the gradient by one row more than the batch has. */
export async function openWithWrongMean(): Promise<Engine> {
  return openDefective(cpuBackend, ({ tf }) => ({
    tf: { ...tf, div: (a, b) => tf.div(a, typeof b === 'number' ? b + 1 : b) },
  }));
}

/** The engine tfjs-cpu that penalises biases. */
export async function openWithPenalisedBiases(): Promise<Engine> {
  return openWithUpdate((update) =>
    update.gradient.rank === 1 ? { ...update, parameter: { ...update.parameter, factor: 0.1 } } : update,
  );
}

/** The engine tfjs-cpu without the bias correction of Adam. */
export async function openWithoutBiasCorrection(): Promise<Engine> {
  return openWithUpdate((update) => {
    const { optimizer, parameter } = update;
    if (optimizer.kind !== 'adam') return update;
    return { ...update, optimizer: { ...optimizer, correctedRate: parameter.rate, scale: 1 } };
  });
}

/** An engine that skips batches below the full size. */
export function withoutPartialBatches(engine: Engine): Engine {
  return {
    ...engine,
    async open(task) {
      const session = await engine.open(task);
      return {
        step: async (input) =>
          input.indices.length < task.batchSize ? { lossSum: 0, correct: 0 } : session.step(input),
        evaluate: async () => session.evaluate(),
        penalty: async () => session.penalty(),
        readState: async () => session.readState(),
        close: async () => session.close(),
      };
    },
  };
}

async function openWithUpdate(change: (update: TfjsUpdate) => TfjsUpdate): Promise<Engine> {
  return openDefective(cpuBackend, ({ updateParameter }) => ({
    updateParameter: (before, update) => updateParameter(before, change(update)),
  }));
}

function reshape(tf: RunningBackend['tf'], tensor: Tensor2D): Tensor2D {
  const [rows, columns] = tensor.shape;
  // in data of its own: wasm reads beyond the end of a right operand that it has met under another shape
  return tf.mul(tf.reshape(tensor, [columns, rows]), 1);
}
