import type { VNode } from 'preact';
import { finalEpoch, type PartFacts, type ReportFacts } from '../facts.ts';
import { formatAccuracy, formatFactor, formatQuantity } from '../numbers.ts';

/** Questions 2C and 2D: what was found, and what it does not show. */
export function Findings({ facts }: { readonly facts: ReportFacts }): VNode {
  const swept = facts.parts.filter(({ treatments }) => treatments.length > 1);
  const single = facts.parts.filter(({ treatments }) => treatments.length === 1);
  return (
    <section id="question-2cd">
      <h3>Questions 2C and 2D: accuracy, and the weight decay factor</h3>
      {single.map((part) => (
        <p>{describeFinal(part)}</p>
      ))}
      {swept.map((part) => (
        <p>{describeBest(part)}</p>
      ))}
      <p>
        The <a href="#results">tables</a> hold every number, the <a href="#figures">figures</a> show them.
      </p>
      {facts.summary.experiment.dataset === 'mnist' ? <Unsaid isCut={facts.summary.experiment.isCut} /> : null}
    </section>
  );
}

function Unsaid({ isCut }: { readonly isCut: boolean }): VNode {
  return (
    <p>
      <strong>Against Hinton’s 0.9847.</strong>
      {isCut ? ' Not to be judged from a cut run. In general, ' : ' '}a difference may come from what Hinton’s row does
      not say: activation, initialisation, optimizer and momentum, learning rate and its schedule, batch size, number of
      epochs or stopping rule, pixel scaling, size of the training set, how the factor was chosen and which weights it
      covers, how many runs there were and which one is shown.
    </p>
  );
}

function describeFinal({ widths, treatments }: PartFacts): string {
  const { runs, summary } = treatments[0];
  const training = runs.reduce((sum, run) => sum + finalEpoch(run).accuracy, 0) / runs.length;
  return `After ${formatQuantity(summary.epochs, 'epoch')}, ${widths} has a mean training accuracy of ${formatAccuracy(training)} and a mean validation accuracy of ${formatAccuracy(summary.mean)} over ${formatQuantity(summary.count, 'seed')}.`;
}

function describeBest({ widths, treatments }: PartFacts): string {
  const best = treatments.reduce((leader, next) => (next.summary.mean > leader.summary.mean ? next : leader));
  const { mean, count, epochs } = best.summary;
  const choice = `${formatQuantity(treatments.length, 'factor')} of ${formatQuantity(count, 'seed')} each`;
  return `After ${formatQuantity(epochs, 'epoch')}, ${widths} has its highest mean validation accuracy, ${formatAccuracy(mean)}, at λ = ${formatFactor(best.config.penalty.factor)}. That is the best of ${choice}, chosen on the data it is measured on, so it flatters: of several means one is always the highest, by chance if by nothing else.`;
}
