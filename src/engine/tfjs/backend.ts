import type * as Tfjs from '@tensorflow/tfjs-core';
import type { Claim } from '../../artifact/claim.ts';
import type { Gpu } from '../../artifact/fingerprint.ts';
import type { Digest } from '../../base/digest.ts';
import type { EngineStack } from '../engine.ts';
import type { UpdateParameter } from './update.ts';

/** The module `@tensorflow/tfjs-core`, loaded when an engine is asked for. */
export type TensorFlow = typeof Tfjs;

/** Products of matrices, network by network: operands of rank 3, networks first. */
export interface Products {
  /** x·w + b of x [networks, rows, inputs] or [1, rows, inputs], w [networks, inputs, units] and b [networks, 1, units]. */
  affine(x: Tfjs.Tensor, kernel: Tfjs.Tensor, bias: Tfjs.Tensor): Tfjs.Tensor;
  /** aᵀ·b. */
  transposedLeft(a: Tfjs.Tensor, b: Tfjs.Tensor): Tfjs.Tensor;
  /** a·bᵀ. */
  transposedRight(a: Tfjs.Tensor, b: Tfjs.Tensor): Tfjs.Tensor;
}

/** What the file of a backend says about it; each file of a backend exports one as `backend`. */
export interface TfjsBackend {
  /** Name of its engine on the command line, for example `tfjs-wasm`. */
  readonly engine: string;
  /** Packages that it needs, as `npm install` takes them. */
  readonly packages: readonly string[];
  /** Loads the packages and makes the backend ready; called once in a process. */
  start(): Promise<RunningBackend>;
}

/** A backend that is ready to compute. */
export interface RunningBackend {
  readonly tf: TensorFlow;
  /** Name under which tfjs knows it. */
  readonly registered: string;
  /** What the engine's version says of the packages, for example `tfjs-4.22.0`. */
  readonly version: string;
  /** Its products of matrices. */
  readonly products: Products;
  /** Its relu, where tfjs's own turns a NaN into 0. */
  readonly relu?: (sums: Tfjs.Tensor) => Tfjs.Tensor;
  /** Its optimizers' step; runs among the operations of a step. */
  readonly updateParameter: UpdateParameter;
  /** Checks [networks, …] in fewer numbers [networks, …], where they are many. */
  readonly condense?: (checks: Tfjs.Tensor) => Tfjs.Tensor;
  /** One of its errors in words of ours, or as it is. */
  readonly explain?: (error: unknown) => unknown;
  /** The strongest claim that it can give here; default `machine`. */
  readonly claim?: Claim;
  /** Whether a network's bits depend on what it is stacked with; default: no on a processor, and tried on a GPU. */
  readonly hasStackedRounding?: boolean;
  /** The GPU that it computes on, where there is one. */
  readonly gpu?: Gpu;
  /** SHA-256 of the WebAssembly module, where there is one. */
  readonly wasmDigest?: Digest;
  /** The largest tensor that it takes, in bytes, where it refuses a larger one. */
  readonly tensorBytes?: number;
  /** Whoever ends its thread from outside ends the process. */
  readonly mustEndItself?: boolean;
  /** A stack that fails when the device does, where tfjs itself doesn't notice. */
  watch?(stack: EngineStack): EngineStack;
}
