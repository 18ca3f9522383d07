import type { VNode } from 'preact';
import type { ReportFacts } from '../facts.ts';
import { unsaidTable } from '../tables/unsaid.ts';
import { Table } from './table.tsx';

/** What Hinton does not say, and how much it matters; of MNIST alone. */
export function Unsaid({ facts }: { readonly facts: ReportFacts }): VNode | null {
  if (facts.dataset.name !== 'mnist') return null;
  return (
    <section id="unsaid">
      <h2>What Hinton does not say</h2>
      <p>
        His row of the MNIST table reads: “3-layer NN, 500+300 HU, softmax, cross entropy, weight decay”, no
        preprocessing, 1.53&nbsp;% test error, unpublished, 2005. Everything else may explain a difference.
      </p>
      <Table table={unsaidTable(facts)} />
      <p class="note">{describeSource(facts)}</p>
    </section>
  );
}

function describeSource({ moves }: ReportFacts): string {
  if (moves === undefined) {
    return 'How much each of them moves the result is measured by the experiment factors, of which no reference was found here.';
  }
  const where = moves.from === 'here' ? 'these records' : 'the committed reference of the experiment factors';
  return `Moves: lowest and highest effect among the levels tried, one factor at a time, from ${where}; not told from 0: not significant after Holm’s correction.`;
}
