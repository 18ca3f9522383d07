import type * as Tfjs from '@tensorflow/tfjs-core';
import type { Claim } from '../../artifact/claim.ts';
import type { Gpu } from '../../artifact/fingerprint.ts';
import type { Digest } from '../../base/digest.ts';
import type { EngineSession } from '../engine.ts';
import type { UpdateParameter } from './update.ts';

/** The module `@tensorflow/tfjs-core`, loaded when an engine is asked for. */
export type TensorFlow = typeof Tfjs;

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
  /** Products with a transposed operand are slow: a transpose written out and a plain product are quicker. */
  readonly hasSlowTransposedProducts: boolean;
  /** Its relu, where tfjs's own turns a NaN into 0. */
  readonly relu?: (sums: Tfjs.Tensor) => Tfjs.Tensor;
  /** Its optimizers' step; runs among the operations of a step. */
  readonly updateParameter: UpdateParameter;
  /** One of its errors in words of ours, or as it is. */
  readonly explain?: (error: unknown) => unknown;
  /** The strongest claim that it can give here; default `machine`. */
  readonly claim?: Claim;
  /** The GPU that it computes on, where there is one. */
  readonly gpu?: Gpu;
  /** SHA-256 of the WebAssembly module, where there is one. */
  readonly wasmDigest?: Digest;
  /** Whoever ends its thread from outside ends the process. */
  readonly mustEndItself?: boolean;
  /** A session that fails when the device does, where tfjs itself doesn't notice. */
  watch?(session: EngineSession): EngineSession;
}
