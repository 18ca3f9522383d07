import type { ComponentChildren, VNode } from 'preact';
import type { RunConfig } from '../../training/run-config.ts';
import type { DatasetFacts, PartFacts, ReportFacts } from '../facts.ts';
import { formatCount, formatList, formatQuantity } from '../numbers.ts';

/** What {@link Preprocessing} speaks of. */
export interface PreprocessingProps {
  readonly facts: ReportFacts;
  /** Height and width of an image, where known. */
  readonly shape?: { readonly height: number; readonly width: number };
  /** Figures, at the end. */
  readonly children?: ComponentChildren;
}

/** Question 1: how bytes become what the network reads. */
export function Preprocessing({ facts, shape, children }: PreprocessingProps): VNode {
  const { network } = facts.parts[0];
  const classes = network.layers[network.layers.length - 1].units;
  const inputs = formatCount(network.inputs);
  const product = shape === undefined ? '' : `${shape.height}\u00a0×\u00a0${shape.width} = `;
  return (
    <section id="question-1">
      <h2>Question 1: the data and its preprocessing</h2>
      <ol class="steps">
        <li>
          <strong>Read.</strong> {describeSizes(facts.dataset)}
          {shape === undefined
            ? ' Each image has one byte a pixel'
            : ` Each image is ${shape.height}\u00a0×\u00a0${shape.width} pixels, one byte a pixel`}
          : 0 is background, 255 is ink.
        </li>
        <li>
          <strong>Flatten.</strong> The rows of an image are laid end to end: {product}
          {inputs} numbers, one for each input of the network. A dense layer does not know which pixels are neighbours.
        </li>
        <li>
          <strong>Scale.</strong> Each byte is divided by 255 in float32, so every input lies in [0, 1]. Inputs of one
          moderate size suit the initial weights and one learning rate. No mean is subtracted: background stays exactly
          0.
        </li>
        <li>
          <strong>One-hot labels.</strong> A label from 0 to {classes - 1} becomes {classes} numbers, 1 at the label and
          0 elsewhere: a probability distribution that the softmax output can be compared with. It says nothing about
          one class being nearer to another.
        </li>
        <li>
          <strong>Batches.</strong> {describeBatches(facts)} The order is drawn anew for each epoch from the run’s seed.
        </li>
        <li>
          <strong>Validation.</strong> {describeSplits(facts)}
        </li>
      </ol>
      {children}
    </section>
  );
}

function describeSizes({ title, trainCount, testCount }: DatasetFacts): string {
  if (trainCount === undefined || testCount === undefined) return `${title}.`;
  return `${title}: ${formatCount(trainCount)} images to train on and ${formatCount(testCount)} to test on.`;
}

function describeBatches({ parts, dataset }: ReportFacts): ComponentChildren {
  return bySentence(parts, (config) => {
    const batches = `Training goes in batches of ${formatCount(config.batchSize)} images`;
    const count = trainedOn(config, dataset);
    if (count === undefined) return `${batches}.`;
    const steps = Math.ceil(count / config.batchSize);
    const last = count - (steps - 1) * config.batchSize;
    return `${batches}: ${formatQuantity(steps, 'step')} an epoch, the last one with ${formatQuantity(last, 'image')}.`;
  });
}

function trainedOn({ split }: RunConfig, { trainCount }: DatasetFacts): number | undefined {
  if (trainCount === undefined || split.kind === 'test') return trainCount;
  return trainCount - split.count;
}

function describeSplits({ parts }: ReportFacts): ComponentChildren {
  return bySentence(parts, ({ split }) =>
    split.kind === 'test'
      ? 'The test set serves as validation set, as in the assignment’s notebook. So “validation accuracy” here is test accuracy, and once anything (an epoch, a factor) has been chosen by it, no untouched data is left to confirm the choice.'
      : `${formatCount(split.count)} training images are held out for validation, drawn from the seed${split.stratified ? ' with the same share of every class' : ''}; the test set is left untouched.`,
  );
}

/** One sentence for all treatments where they agree, else one for each group that does; a part that agrees is named as one. */
function bySentence(parts: readonly PartFacts[], describe: (config: RunConfig) => string): ComponentChildren {
  const names = new Map<string, string[]>();
  for (const { name, treatments } of parts) {
    const isOne = new Set(treatments.map(({ config }) => describe(config))).size === 1;
    for (const { summary, config } of isOne ? treatments.slice(0, 1) : treatments) {
      const sentence = describe(config);
      names.set(sentence, [...(names.get(sentence) ?? []), isOne ? name : summary.treatment]);
    }
  }
  if (names.size === 1) return [...names.keys()][0];
  return [...names].map(([sentence, group]) => (
    <span class="line">
      {formatList(group)}: {sentence}{' '}
    </span>
  ));
}
