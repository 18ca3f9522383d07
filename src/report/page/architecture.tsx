import type { VNode } from 'preact';
import type { Activation } from '../../network/network.ts';
import type { PartFacts, ReportFacts } from '../facts.ts';
import { formatCount, formatList, formatQuantity } from '../numbers.ts';
import { layerTable } from '../tables/network.ts';
import { Formula } from './formula.tsx';
import { Table } from './table.tsx';

/** Question 2A: layers, units, activations, parameters. */
export function Architecture({ facts }: { readonly facts: ReportFacts }): VNode {
  const networks = facts.parts.filter(
    (part, index) => facts.parts.findIndex((other) => other.widths === part.widths) === index,
  );
  const used = new Set(
    facts.parts.flatMap(({ treatments }) =>
      treatments.flatMap(({ config }) => config.network.layers.map((layer) => layer.activation)),
    ),
  );
  const { network } = facts.parts[0];
  const classes = network.layers[network.layers.length - 1].units;
  return (
    <section id="question-2a">
      <h2>Question 2A: layers, units, activations, parameters</h2>
      {networks.map((part) => (
        <NetworkTable part={part} />
      ))}
      <p>
        A dense layer has a weight for each pair of input and unit, and a bias for each unit:{' '}
        <Formula tex={String.raw`(\mathrm{in} + 1) \cdot \mathrm{out}`} isInline /> parameters.
      </p>
      <p>
        <strong>Why these dimensions.</strong> The input has {formatCount(network.inputs)} numbers, one for each pixel.
        The output has {formatCount(classes)} units, one for each class, so that the output is a probability for every
        class.
      </p>
      <dl class="reasons">
        {[...used].map((activation) => (
          <div>
            <dt>{activation}</dt>
            <dd>{REASONS[activation]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const REASONS: Readonly<Record<Activation, VNode>> = {
  relu: (
    <>
      <Formula tex={String.raw`\max(0, z)`} isInline />. Without a nonlinearity stacked layers would be one linear map.
      ReLU is cheap, its gradient is 1 wherever a unit is active, so it does not fade through layers as it does where
      tanh or the logistic function saturate, and inactive units give sparse activations.
    </>
  ),
  tanh: (
    <>
      <Formula tex={String.raw`\tanh z`} isInline />, between −1 and 1 and centred at 0, which suits the next layer; its
      gradient fades where it saturates.
    </>
  ),
  logistic: (
    <>
      <Formula tex={String.raw`1 / (1 + e^{-z})`} isInline />, between 0 and 1; its gradient is at most 1/4 and fades
      where it saturates.
    </>
  ),
  softmax: (
    <>
      Makes positive outputs that sum to 1 from any numbers: a probability for each class. With cross-entropy, the
      gradient by the numbers before it is simply probability minus label, which does not vanish on a confident mistake.
    </>
  ),
};

function NetworkTable({ part }: { readonly part: PartFacts }): VNode {
  const { layers } = part.network;
  const hidden = layers.slice(0, -1).map((layer) => formatCount(layer.units));
  const hiddenWords = hidden.length === 0 ? 'no hidden layer' : `${formatList(hidden)} hidden units`;
  return (
    <>
      <p>
        <strong class="whole">{part.widths}</strong>: {formatQuantity(layers.length, 'layer')} with weights,{' '}
        {hiddenWords}, {formatCount(part.parameterCount)} parameters.
      </p>
      <Table table={layerTable(part)} />
    </>
  );
}
