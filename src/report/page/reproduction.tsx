import type { VNode } from 'preact';
import type { ReportFacts } from '../facts.ts';
import { claimTable, commandTable, runCommand } from '../tables/reproduction.ts';
import { Table } from './table.tsx';

/** How to get the same bits again, and what is promised. */
export function Reproduction({ facts }: { readonly facts: ReportFacts }): VNode {
  const { experiment, result } = facts.summary;
  return (
    <section id="reproduce">
      <h2>How to reproduce</h2>
      <p>With Node 20.19 or newer, in a copy of the source at the commit above, from the folder of this page:</p>
      <pre>
        <code>{`${runCommand(facts)}\nnpx sameseed compare . again`}</code>
      </pre>
      <p>
        The last line compares this folder with yours: it says <em>the same bits</em>, or names the first run, epoch and
        tensor where they differ. The digest to get is <code>{result.digest}</code>.
      </p>
      <Table table={commandTable(facts)} />
      <h3>What is promised, and what is not</h3>
      <Table table={claimTable(facts)} />
      <p>
        Not promised: that times are alike, that another engine or another version of this one gives these bits, or that
        a result on {facts.dataset.title} holds for other data.
        {experiment.isCut ? ' Nor does a cut run say what the full experiment would find.' : ''}
      </p>
    </section>
  );
}
