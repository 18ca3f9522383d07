import type { Tensor } from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { TensorFlow } from './backend.ts';

/** A shader that computes each value of a tensor on its own. */
export interface Program {
  /** Shape of the tensor that it makes. */
  readonly shape: readonly number[];
  /** Tensors that it reads, by their names in `code`; each one has to be used there. */
  readonly inputs: Readonly<Record<string, Tensor>>;
  /** Functions beside `main`, WGSL. */
  readonly functions?: string;
  /** WGSL that sets `result[index]`. */
  readonly code: string;
}

/** Runs a program, in one dispatch. */
export type RunProgram = (program: Program) => Tensor;

const GROUP = 64;

/** Groups along one axis of a dispatch, which every device takes. */
const MOST_GROUPS = 65_535;

/** Runs programs on a backend; their tensors are tidied like tfjs's own. */
export function programRunner(tf: TensorFlow, backend: WebGPUBackend): RunProgram {
  return ({ shape, inputs, functions = '', code }) => {
    const groups = Math.ceil(shape.reduce((product, length) => product * length, 1) / GROUP);
    const layers = Math.ceil(groups / MOST_GROUPS);
    const info = backend.runWebGPUProgram(
      {
        outputShape: [...shape],
        shaderKey: `sameseed ${functions} ${code}`,
        dispatchLayout: { x: shape.map((_, axis) => axis) },
        dispatch: [Math.ceil(groups / layers), layers, 1],
        workgroupSize: [GROUP, 1, 1],
        variableNames: Object.keys(inputs),
        uniforms: '',
        size: true,
        getUserCode: () => `${functions}
          fn main(index : i32) {
            if (index < uniforms.size) { ${code} }
          }`,
      },
      Object.values(inputs),
      'float32',
      [],
    );
    return tf.engine().makeTensorFromTensorInfo(info, backend);
  };
}
