import type { VNode } from 'preact';
import type { ReportFacts } from '../facts.ts';
import { failureTable, runTable, trainingTable, treatmentTable } from '../tables/results.ts';
import { Table } from './table.tsx';

/** Tables of treatments, of how they were trained, and of every run. */
export function Results({ facts }: { readonly facts: ReportFacts }): VNode {
  const failures = failureTable(facts);
  return (
    <section id="results">
      <h2>All results</h2>
      <Table table={treatmentTable(facts)} />
      <p class="note">
        Always the final epoch, never the best one. sd: sample standard deviation (divided by n − 1) over seeds.
        95&nbsp;% interval: Student’s t, of the mean. With n = 1 no deviation and no interval can be given.
      </p>
      {failures === undefined ? null : <Table table={failures} />}
      <Table table={trainingTable(facts)} />
      <Table table={runTable(facts)} />
      <p class="note">Digests are shown by their first 16 digits; the records and the CSV file hold all 64.</p>
    </section>
  );
}
