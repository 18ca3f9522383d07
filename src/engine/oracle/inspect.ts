import { gatherExamples } from '../../dataset/split.ts';
import type { EngineTask, StepTensor } from '../engine.ts';
import { activationTensor, gradientTensors } from '../step-tensors.ts';
import { inputGradient, parameterGradients } from './backward.ts';
import { forward, pixelsOf } from './forward.ts';
import { crossEntropy } from './loss.ts';
import type { OracleRules } from './rules.ts';

/** What the oracle's step computes before it updates. */
export function inspectOracle(rules: OracleRules, task: EngineTask, indices: Uint32Array): StepTensor[] {
  const { network, state, train, batchSize } = task;
  const { images, labels, classes } = gatherExamples(train, indices);
  const layers = network.layers.map((layer, index) => ({
    layer,
    kernel: state.parameters[2 * index].values,
    bias: state.parameters[2 * index + 1].values,
  }));
  const outputs = forward(rules, layers, pixelsOf(images));
  const tensors = layers.map(({ layer }, index) => activationTensor(layer, outputs[index + 1]));
  const divisor = rules.divisor(indices.length, batchSize);
  let delta = crossEntropy({ logits: outputs[layers.length], labels, classes, divisor }).gradient;
  for (let index = layers.length - 1; index >= 0; index--) {
    const pass = { place: layers[index], input: outputs[index], delta };
    tensors.push(...gradientTensors(layers[index].layer, parameterGradients(rules, pass)));
    if (index > 0) delta = inputGradient(rules, pass, layers[index - 1].layer.activation);
  }
  return tensors;
}
