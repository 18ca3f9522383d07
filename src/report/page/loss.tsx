import type { VNode } from 'preact';
import { portableLog } from '../../base/log.ts';
import { lossTex } from '../../network/loss/tex.ts';
import { penaltyTerms } from '../../network/penalty.ts';
import type { ReportFacts, TreatmentFacts } from '../facts.ts';
import { formatFactor, formatList } from '../numbers.ts';
import { conventionTable } from '../tables/network.ts';
import { Formula } from './formula.tsx';
import { Table } from './table.tsx';

/** Question 2B: the loss, its meaning, and the penalty that is added to it. */
export function Loss({ facts }: { readonly facts: ReportFacts }): VNode {
  const treatments = facts.parts.flatMap((part) => part.treatments);
  const penalised = treatments.filter(({ config }) => config.penalty.factor > 0 && config.penalty.layers.length > 0);
  const shown = largestOfMost(penalised);
  const { network, penalty } = (shown ?? treatments[0]).config;
  const classes = network.layers[network.layers.length - 1].units;
  const tex = lossTex(penalty);
  return (
    <section id="question-2b">
      <h2>Question 2B: the loss function</h2>
      <p>
        Categorical cross-entropy. Softmax turns the last layer’s numbers z into probabilities p; with the one-hot label
        y, the loss of one example is
      </p>
      <Formula tex={tex.probability} />
      <Formula tex={tex.example} />
      <p>
        and training minimises its mean over the N examples of a batch
        {penaltyTerms(penalty).lossFactor > 0 ? ', with the penalty on the weights' : ''}:
      </p>
      <Formula tex={tex.batch} />
      <p>
        <strong>How to read it.</strong> Since y is 1 for the true class only, the loss is −ln of the probability that
        the network gives to the truth: the surprise, in nats. It is 0 for a certain right answer and grows without
        bound for a confident wrong one. Guessing all {classes} classes alike costs ln {classes} ={' '}
        {portableLog(classes).toFixed(4)}, about where an untrained network starts.
      </p>
      <p>
        <strong>Why it is appropriate.</strong> Minimising it maximises the likelihood of the labels under the network’s
        probabilities. It rewards calibrated probabilities, not only the right order, and with softmax its gradient by z
        is p − y: large while the network is wrong, small when it is right. Accuracy itself has no useful gradient, and
        squared error would have nearly none on confident mistakes.
      </p>
      {shown === undefined ? (
        <p>No weight decay is used here, so the loss has no penalty term.</p>
      ) : (
        <Decay treatment={shown} others={penalised.filter((one) => conventionOf(one) !== conventionOf(shown))} />
      )}
    </section>
  );
}

function conventionOf({ config }: TreatmentFacts): string {
  return config.penalty.convention;
}

/** The treatment with the largest factor among those of the convention that most of them follow. */
function largestOfMost(penalised: readonly TreatmentFacts[]): TreatmentFacts | undefined {
  const countOf = (one: TreatmentFacts): number =>
    penalised.filter((other) => conventionOf(other) === conventionOf(one)).length;
  return penalised.toSorted((a, b) => countOf(b) - countOf(a) || b.config.penalty.factor - a.config.penalty.factor)[0];
}

interface DecayProps {
  readonly treatment: TreatmentFacts;
  /** Treatments of another convention. */
  readonly others: readonly TreatmentFacts[];
}

function Decay({ treatment, others }: DecayProps): VNode {
  const { penalty, optimizer } = treatment.config;
  const elsewhere = others.map(
    ({ summary, config }) =>
      `${summary.treatment}, λ = ${formatFactor(config.penalty.factor)} (${config.penalty.convention})`,
  );
  return (
    <>
      <p>
        <strong>Weight decay.</strong> H is {formatList(penalty.layers)}: only kernels of these layers are penalised,
        never a bias. Here λ follows the convention <em>{penalty.convention}</em>
        {elsewhere.length === 0 ? '' : ` (but for ${formatList(elsewhere)})`}. The same decay has another factor in
        another convention; for the largest {elsewhere.length === 0 ? 'λ of this experiment' : 'λ of that convention'}:
      </p>
      <Table table={conventionTable(penalty, optimizer)} />
      <p class="note">
        keras: Keras and TensorFlow.js. half: Hinton’s lectures. gradient: PyTorch’s <code>weight_decay</code>.
        decoupled: as in AdamW, the weight is multiplied by 1 − ηλ; it equals the others under plain SGD only.
      </p>
    </>
  );
}
