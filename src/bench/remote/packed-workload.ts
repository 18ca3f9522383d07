import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Examples } from '../../dataset/dataset.ts';
import type { Layer, NamedTensor, Optimizer, Penalty } from '../../network/network.ts';
import { penaltyTerms } from '../../network/penalty.ts';
import type { Workload } from '../workload.ts';

/** Examples in files: paths of the bytes of images and labels. */
export type PackedExamples = Omit<Examples, 'images' | 'labels'> & { readonly images: string; readonly labels: string };

/** A workload as JSON with paths of binary files, little-endian, for other processes and other languages. */
export interface PackedWorkload {
  readonly inputs: number;
  readonly layers: readonly Layer[];
  /** λ of each layer in PyTorch's convention, 0 for no weight decay. */
  readonly weightDecays: readonly number[];
  readonly optimizer: Optimizer;
  readonly penalty: Penalty;
  readonly learningRate: number;
  readonly batchSize: number;
  readonly train: PackedExamples;
  readonly validation: PackedExamples;
  /** Path of the batches, uint32 [batches, batchSize]. */
  readonly batches: string;
  readonly step: number;
  /** Parameters, then accumulators. */
  readonly tensors: readonly Pick<NamedTensor, 'name' | 'shape'>[];
  readonly parameterCount: number;
  /** Path of the tensors' values one after the other, float32. */
  readonly values: string;
}

/** Writes the bytes of examples below `folder`, once for all workloads. */
export function packExamples(examples: Examples, folder: string, part: string): PackedExamples {
  const images = join(folder, `${part}-images`);
  const labels = join(folder, `${part}-labels`);
  writeFileSync(images, examples.images);
  writeFileSync(labels, examples.labels);
  return { ...examples, images, labels };
}

/** Where a workload goes: its own files into `folder`, over those of an earlier one, and examples that are in files. */
export interface Packing {
  readonly folder: string;
  readonly train: PackedExamples;
  readonly validation: PackedExamples;
}

/** Writes all of a workload but its examples. */
export function packWorkload(workload: Workload, { folder, train, validation }: Packing): PackedWorkload {
  const { network, optimizer, penalty, learningRate, batchSize, state } = workload;
  const { gradientFactor, decayFactor } = penaltyTerms(penalty);
  const tensors = [...state.parameters, ...state.slots];
  const batches = join(folder, 'batches');
  const values = join(folder, 'values');
  writeFileSync(batches, Buffer.concat(workload.batches.map(bytesOf)));
  writeFileSync(values, Buffer.concat(tensors.map((tensor) => bytesOf(tensor.values))));
  return {
    inputs: network.inputs,
    layers: network.layers,
    weightDecays: network.layers.map(({ name }) => (penalty.layers.includes(name) ? gradientFactor + decayFactor : 0)),
    optimizer,
    penalty,
    learningRate,
    batchSize,
    train,
    validation,
    batches,
    step: state.step,
    tensors: tensors.map(({ name, shape }) => ({ name, shape })),
    parameterCount: state.parameters.length,
    values,
  };
}

/** Reads the bytes of packed examples. */
export function unpackExamples(packed: PackedExamples): Examples {
  return { ...packed, images: readFileSync(packed.images), labels: readFileSync(packed.labels) };
}

/** The workload again; its examples may have been read before. */
export function unpackWorkload(packed: PackedWorkload, examples: Pick<Workload, 'train' | 'validation'>): Workload {
  const { inputs, layers, optimizer, penalty, learningRate, batchSize, step, parameterCount } = packed;
  const indices = new Uint32Array(readWords(packed.batches));
  const values = new Float32Array(readWords(packed.values));
  let next = 0;
  const tensors = packed.tensors.map(({ name, shape }): NamedTensor => {
    const first = next;
    next += shape.reduce((product, length) => product * length, 1);
    return { name, shape, values: values.slice(first, next) };
  });
  return {
    network: { inputs, layers },
    optimizer,
    penalty,
    learningRate,
    batchSize,
    ...examples,
    batches: Array.from({ length: indices.length / batchSize }, (_, batch) =>
      indices.subarray(batch * batchSize, (batch + 1) * batchSize),
    ),
    state: { step, parameters: tensors.slice(0, parameterCount), slots: tensors.slice(parameterCount) },
  };
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array | Uint32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function readWords(path: string): ArrayBuffer {
  // A copy, since small files come out of a pool that is shared and unaligned.
  return new Uint8Array(readFileSync(path)).buffer;
}
