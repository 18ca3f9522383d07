import { gatherExamples } from '../../dataset/split.ts';
import type { EngineTask, StepTensor } from '../engine.ts';
import { activationTensor, gradientTensors } from '../step-tensors.ts';
import { Arena } from './arena.ts';
import { backward } from './backward.ts';
import { BlockLoader } from './block-loader.ts';
import { compressImages } from './compressed-images.ts';
import { forward } from './forward.ts';
import type { Kernels } from './kernel-types.ts';
import { layOut, type ParameterPlace } from './layout.ts';
import { panelBytesOf, panelShape, readPanels } from './panels.ts';
import type { Pass } from './pass.ts';
import { ruleOf } from './rule.ts';
import { writeTensors } from './state.ts';

/** What a step of the kernels computes before it updates: the same calls, with gradients kept and not used. */
export function inspectKernels(kernels: Kernels, task: EngineTask, indices: Uint32Array): StepTensor[] {
  const arena = new Arena(kernels.memory, kernels.arenaStart());
  const layout = layOut(arena, task, { keepsGradients: true });
  const batch = gatherExamples(task.train, indices);
  const loader = new BlockLoader(kernels, layout, compressImages(kernels, arena, batch));
  writeTensors(kernels.memory, layout, task.state);
  const outputs = layout.layers.map(({ layer }) => new Float32Array(batch.count * layer.units));
  const pass: Pass = { kernels, layout, rule: ruleOf(task.optimizer), rows: 0, isFirst: true, isLast: false };
  for (let first = 0; first < batch.count; first += layout.rows) {
    pass.rows = Math.min(layout.rows, batch.count - first);
    pass.isFirst = first === 0;
    loader.load(first, pass.rows);
    forward(pass);
    for (const [index, place] of layout.layers.entries()) {
      const shape = panelShape(pass.rows, place.layer.units);
      const panels = new Float32Array(kernels.memory.buffer, place.output, shape.bytes / 4);
      outputs[index].set(readPanels(panels, shape), first * place.layer.units);
    }
    differentiate(pass, batch.count);
    loader.listColumns(pass.rows);
    backward(pass);
  }
  const read = (place: ParameterPlace): Float32Array =>
    readPanels(new Float32Array(kernels.memory.buffer, place.gradient, place.bytes / 4), place);
  return [
    ...layout.layers.map(({ layer }, index) => activationTensor(layer, outputs[index])),
    ...layout.layers
      .toReversed()
      .flatMap(({ layer, kernel, bias }) => gradientTensors(layer, { kernel: read(kernel), bias: read(bias) })),
  ];
}

/** Turns the logits into their gradient, in place. */
function differentiate({ kernels, layout, rows }: Pass, batch: number): void {
  const { labels, layers, score, exponentials } = layout;
  const { layer, output } = layers[layers.length - 1];
  kernels.softmaxCrossEntropy(output, panelBytesOf(rows), labels, rows, layer.units, batch, score, exponentials);
}
