// What is used of two optional packages, so that everything compiles where they are not installed.

declare module 'webgpu' {
  export function create(options: readonly string[]): GPU;
  export const globals: Readonly<Record<string, unknown>>;
}

declare module '@tensorflow/tfjs-backend-webgpu' {
  import type { DataType, KernelBackend, TensorInfo } from '@tensorflow/tfjs-core';

  /** A shader around `getUserCode`, which defines `main(index)` and writes `result[index]`. */
  export interface WebGPUProgram {
    readonly outputShape: number[];
    /** Shaders of one key, ranks and types are compiled once. */
    readonly shaderKey: string;
    readonly dispatchLayout: { readonly x: number[] };
    readonly dispatch: [number, number, number];
    readonly workgroupSize: [number, number, number];
    readonly variableNames: string[];
    readonly uniforms: string;
    /** Whether `uniforms.size` is there. */
    readonly size: boolean;
    getUserCode(): string;
  }

  export class WebGPUBackend extends KernelBackend {
    constructor(device: GPUDevice, info: GPUAdapterInfo);
    readonly runWebGPUProgram: (
      ...request: [
        program: WebGPUProgram,
        inputs: readonly TensorInfo[],
        outputDtype: DataType,
        uniforms: readonly { readonly type: 'float32' | 'int32'; readonly data: readonly number[] }[],
      ]
    ) => TensorInfo;
  }
}
