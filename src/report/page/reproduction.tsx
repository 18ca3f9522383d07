import type { VNode } from 'preact';
import { CLAIMS } from '../../artifact/claim.ts';
import type { ReportFacts } from '../facts.ts';
import { CLAIM_MEANINGS } from './headline.tsx';
import { Table } from './table.tsx';

const GIVEN_BY = {
  bitwise: 'the portable engine, as long as every value stays finite',
  machine: 'any engine that repeats itself',
  statistical: 'every engine',
} as const;

/** How to get the same bits again, and what is promised. */
export function Reproduction({ facts }: { readonly facts: ReportFacts }): VNode {
  const { experiment, result } = facts.summary;
  return (
    <section id="reproduce">
      <h2>How to reproduce</h2>
      <p>With Node 20.19 or newer, in a copy of the source at the commit above:</p>
      <pre>
        <code>{describeCommands(facts)}</code>
      </pre>
      <p>
        The last line compares this folder with yours: it says <em>the same bits</em>, or names the first run, epoch and
        tensor where they differ. The digest to get is <code>{result.digest}</code>.
      </p>
      <h3>What is promised, and what is not</h3>
      <Table
        caption="Three claims, never mixed"
        headings={['claim', 'means', 'given by', 'of these records']}
        isWide
        rows={CLAIMS.map((claim) => [
          claim,
          CLAIM_MEANINGS[claim],
          GIVEN_BY[claim],
          claim === result.claim
            ? 'this one is made'
            : CLAIMS.indexOf(claim) > CLAIMS.indexOf(result.claim)
              ? 'follows'
              : 'not made',
        ])}
      />
      <p>
        Not promised: that times are alike, that another engine or another version of this one gives these bits, or that
        a result on {facts.dataset.title} holds for other data.
        {experiment.isCut ? ' Nor does a cut run say what the full experiment would find.' : ''}
      </p>
    </section>
  );
}

function describeCommands({ summary }: ReportFacts): string {
  const { name, dataset } = summary.experiment;
  const data = dataset === 'fashion-mnist' ? ' --dataset fashion-mnist' : '';
  return [
    ...(name === 'quick' && dataset === 'mnist' ? ['npm start'] : []),
    `npx sameseed run ${name}${data} --out again`,
    'npx sameseed compare . again',
  ].join('\n');
}
