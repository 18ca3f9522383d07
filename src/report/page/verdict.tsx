import type { VNode } from 'preact';
import { VERDICTS } from '../../replication/verdict.ts';
import type { ReportFacts } from '../facts.ts';
import { describeEstimate, describeVerdict, VERDICT_MEANINGS } from '../sentences.ts';
import { type Judged, verdictTable } from '../tables/verdicts.ts';
import { judgedRows } from '../verdict-rows.ts';
import { Table } from './table.tsx';

/** A verdict with the numbers that it rests on. */
export function VerdictNotice({ row, name }: { readonly row: Judged; readonly name: string }): VNode {
  const { verdict } = row;
  return (
    <p class={`notice verdict ${verdict.verdict}`}>
      <strong>{capitalised(verdict.verdict)}.</strong> {name}: {describeEstimate(row)}. Here{' '}
      {VERDICT_MEANINGS[verdict.verdict]}. {describeVerdict(verdict)}
    </p>
  );
}

/** All verdicts, and what the words mean. */
export function Verdicts({ facts }: { readonly facts: ReportFacts }): VNode | null {
  const rows = judgedRows(facts);
  if (rows.length === 0) return null;
  return (
    <section id="verdicts">
      <h2>Verdicts against Hinton’s 0.9847</h2>
      <p>
        Hinton’s number is itself a measurement: 153 errors on the 10,000 test images, Wilson 95&nbsp;% interval 0.9821
        to 0.9869. So a verdict asks two things: is the mean of these runs within the margin of his value (two one-sided
        t tests, 5&nbsp;%), and does the difference stand out from the error of both numbers (95&nbsp;% interval).
      </p>
      <dl class="reasons">
        {VERDICTS.map((name) => (
          <div>
            <dt>{name}</dt>
            <dd>{capitalised(VERDICT_MEANINGS[name])}.</dd>
          </div>
        ))}
      </dl>
      <Table table={verdictTable(rows)} />
      <p class="note">
        The words are tried in the order above, and the first that holds is given; fewer than three runs are always
        underpowered. Smallest difference seen: what so many runs find with 80&nbsp;% power at 5&nbsp;%.
      </p>
    </section>
  );
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
