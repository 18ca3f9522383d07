import type { Tensor } from '@tensorflow/tfjs-core';
import type { Engine } from '../../../src/engine/engine.ts';
import type { RunningBackend, TfjsBackend } from '../../../src/engine/tfjs/backend.ts';
import { backend as cpuBackend } from '../../../src/engine/tfjs/cpu.ts';
import { separateProducts, stackedProducts } from '../../../src/engine/tfjs/products.ts';
import type { NetworkConstants } from '../../../src/engine/tfjs/update.ts';
import { backend as wasmBackend } from '../../../src/engine/tfjs/wasm.ts';
import { openDefective } from './engines.ts';

/** The engine tfjs-wasm with a transpose that only changes the shape. */
export async function openWithoutTranspose(): Promise<Engine> {
  return openDefective(wasmBackend, ({ tf }) => ({
    products: separateProducts(Object.assign({}, tf, { transpose: (x: Tensor) => reshape(tf, x) })),
  }));
}

/** The engine tfjs-cpu with products that only reshape what they should transpose. */
export async function openWithWrongProducts(): Promise<Engine> {
  return openDefective(cpuBackend, ({ tf }) => ({
    products: stackedProducts(
      Object.assign({}, tf, {
        matMul: (a: Tensor, b: Tensor, ...[left = false, right = false]: boolean[]) =>
          tf.matMul(left ? reshape(tf, a) : a, right ? reshape(tf, b) : b),
      }),
    ),
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
  return openWithConstants(cpuBackend, ({ parameter, optimizer }, isBias) => ({
    parameter: isBias ? { ...parameter, factor: 0.1 } : parameter,
    optimizer,
  }));
}

/** The engine tfjs-cpu without the bias correction of Adam. */
export async function openWithoutBiasCorrection(): Promise<Engine> {
  return openWithConstants(cpuBackend, ({ parameter, optimizer }) => ({
    parameter,
    optimizer: optimizer.kind === 'adam' ? { ...optimizer, correctedRate: parameter.rate, scale: 1 } : optimizer,
  }));
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

/** The engine on a backend with other constants; told is whether they are those of a bias, and of which network. */
export async function openWithConstants(
  backend: TfjsBackend,
  change: (constants: NetworkConstants, isBias: boolean, network: number) => NetworkConstants,
): Promise<Engine> {
  return openDefective(backend, ({ updateParameter }) => ({
    updateParameter: (before, { gradient, constants }) => {
      const isBias = gradient.shape[1] === 1;
      return updateParameter(before, {
        gradient,
        constants: constants.map((one, network) => change(one, isBias, network)),
      });
    },
  }));
}

function reshape(tf: RunningBackend['tf'], tensor: Tensor): Tensor {
  const outer = tensor.shape.slice(0, -2);
  const [rows, columns] = tensor.shape.slice(-2);
  // in data of its own: wasm reads beyond the end of a right operand that it has met under another shape
  return tf.mul(tf.reshape(tensor, [...outer, columns, rows]), 1);
}
