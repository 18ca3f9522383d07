import type { Tensor } from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { TensorFlow } from './backend.ts';

/** A shader that computes each value of a tensor on its own. */
export interface Program {
  /** Shape of the tensor that it makes. */
  readonly shape: readonly number[];
  /** Tensors that it reads, by their names in `code`; each one has to be used there. */
  readonly inputs: Readonly<Record<string, Tensor>>;
  /** Numbers that it reads, as `uniforms.<name>`, float32. */
  readonly constants: Readonly<Record<string, number>>;
  /** Functions beside `main`, WGSL. */
  readonly functions?: string;
  /** WGSL that sets `result[index]`. */
  readonly code: string;
}

/** Runs a program, in one dispatch. */
export type RunProgram = (program: Program) => Tensor;

const GROUP = 64;

/** Runs programs on a backend; their tensors are tidied like tfjs's own. */
export function programRunner(tf: TensorFlow, backend: WebGPUBackend): RunProgram {
  return ({ shape, inputs, constants, functions = '', code }) => {
    const names = Object.keys(constants);
    const size = shape.reduce((product, length) => product * length, 1);
    const info = backend.runWebGPUProgram(
      {
        outputShape: [...shape],
        shaderKey: `sameseed ${names.join(' ')} ${functions} ${code}`,
        dispatchLayout: { x: shape.map((_, axis) => axis) },
        dispatch: [Math.ceil(size / GROUP), 1, 1],
        workgroupSize: [GROUP, 1, 1],
        variableNames: Object.keys(inputs),
        uniforms: names.map((name) => `${name} : f32,`).join(' '),
        size: true,
        getUserCode: () => `${functions}
          fn main(index : i32) {
            if (index < uniforms.size) { ${code} }
          }`,
      },
      Object.values(inputs),
      'float32',
      names.map((name) => ({ type: 'float32', data: [constants[name]] })),
    );
    return tf.engine().makeTensorFromTensorInfo(info, backend);
  };
}
