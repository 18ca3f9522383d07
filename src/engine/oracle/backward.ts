import type { Activation } from '../../network/network.ts';
import type { OracleLayer } from './forward.ts';
import type { OracleRules } from './rules.ts';

const { fround } = Math;

/** The tensors of one layer that its gradients are made of. */
export interface LayerGradientInput {
  readonly place: OracleLayer;
  /** What entered the layer [rows, inputs]. */
  readonly input: Float32Array;
  /** Gradient by its pre-activations [rows, units]. */
  readonly delta: Float32Array;
}

/** Gradients of a layer's kernel, inputᵀ · delta, and bias, the column sums of delta. */
export function parameterGradients(
  rules: OracleRules,
  { place, input, delta }: LayerGradientInput,
): { readonly kernel: Float32Array; readonly bias: Float32Array } {
  const { inputs, units } = place.layer;
  const rows = delta.length / units;
  const kernel = place.kernel.map((_, index) => {
    const unit = index % units;
    const from = (index - unit) / units;
    return rules.dot(
      rows,
      (row) => input[row * inputs + from],
      (row) => delta[row * units + unit],
    );
  });
  const bias = place.bias.map((_, unit) =>
    rules.dot(
      rows,
      (row) => delta[row * units + unit],
      () => 1,
    ),
  );
  return { kernel, bias };
}

/** Gradient by the layer's input, delta · kernelᵀ, times the slope of the activation that made the input. */
export function inputGradient(
  rules: OracleRules,
  { place, input, delta }: LayerGradientInput,
  activation: Activation,
): Float32Array {
  const { inputs, units } = place.layer;
  return input.map((h, index) => {
    const from = index % inputs;
    const row = (index - from) / inputs;
    const gradient = rules.dot(
      units,
      (unit) => delta[row * units + unit],
      (unit) => place.kernel[from * units + unit],
    );
    return throughActivation(activation, gradient, h);
  });
}

function throughActivation(activation: Activation, gradient: number, h: number): number {
  if (activation === 'tanh') return fround(gradient * fround(1 - fround(h * h)));
  if (activation === 'logistic') return fround(gradient * fround(h * fround(1 - h)));
  return h > 0 ? gradient : 0;
}
