import type { VNode } from 'preact';
import { finalEpoch, type PartFacts, type ReportFacts } from '../facts.ts';
import { formatAccuracy, formatQuantity } from '../numbers.ts';
import { describeEstimate } from '../sentences.ts';
import { type DrawnFigure, Figures } from './figures.tsx';

/** Question 2C: accuracy per epoch. */
export function Accuracy({
  facts,
  figures,
}: {
  readonly facts: ReportFacts;
  readonly figures: readonly DrawnFigure[];
}): VNode {
  const single = facts.parts.filter(({ treatments }) => treatments.length === 1);
  return (
    <section id="question-2c">
      <h2>Question 2C: accuracy per epoch</h2>
      {single.map((part) => (
        <p>{describeFinal(part)}</p>
      ))}
      {single.length > 0 ? null : (
        <p>
          The assignment asks this of the notebook’s network, which the experiment <em>quick</em> trains. Here are all
          runs of this experiment.
        </p>
      )}
      <Figures figures={figures} of="question-2c" />
    </section>
  );
}

function describeFinal({ widths, treatments }: PartFacts): string {
  const { runs, summary } = treatments[0];
  const training = runs.reduce((sum, run) => sum + finalEpoch(run).accuracy, 0) / runs.length;
  const { count, mean, standardDeviation, interval } = summary;
  const estimate = describeEstimate({
    count,
    mean,
    ...(standardDeviation === undefined ? {} : { standardDeviation }),
    ...(interval === undefined ? {} : { interval }),
  });
  return `After ${formatQuantity(summary.epochs, 'epoch')}, ${widths} has a mean training accuracy of ${formatAccuracy(training)} and a mean validation accuracy of ${estimate}. The gap between the two is what the network has learnt of its training images and of no others.`;
}
