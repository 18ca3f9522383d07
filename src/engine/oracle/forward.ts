import { activate } from '../../network/activations/activation.ts';
import type { Layer } from '../../network/network.ts';
import type { OracleRules } from './rules.ts';

const { fround } = Math;

/** A layer with its parameters: kernel [inputs, units], bias [units]. */
export interface OracleLayer {
  readonly layer: Layer;
  readonly kernel: Float32Array;
  readonly bias: Float32Array;
}

/** Pixels [count] from bytes [count]: fround(b / 255). */
export function pixelsOf(bytes: Uint8Array): Float32Array {
  return Float32Array.from(bytes, (byte) => fround(byte / 255));
}

/** What enters each layer, pixels first, then the logits: layers + 1 tensors [rows, …]. */
export function forward(rules: OracleRules, layers: readonly OracleLayer[], pixels: Float32Array): Float32Array[] {
  const outputs = [pixels];
  for (const place of layers) outputs.push(forwardLayer(rules, place, outputs[outputs.length - 1]));
  return outputs;
}

function forwardLayer(rules: OracleRules, { layer, kernel, bias }: OracleLayer, input: Float32Array): Float32Array {
  const { inputs, units, activation } = layer;
  const output = new Float32Array((input.length / inputs) * units);
  for (let index = 0; index < output.length; index++) {
    const unit = index % units;
    const row = (index - unit) / units;
    const sum = rules.dot(
      inputs,
      (k) => input[row * inputs + k],
      (k) => kernel[k * units + unit],
    );
    const z = fround(sum + bias[unit]);
    if (activation === 'softmax') output[index] = z;
    else output[index] = activation === 'relu' ? rules.relu(z) : fround(activate(activation, z));
  }
  return output;
}
