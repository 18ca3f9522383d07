import type { VNode } from 'preact';
import type { DatasetFacts, PartFacts, ReportFacts } from '../facts.ts';
import {
  formatAccuracy,
  formatCount,
  formatDeviation,
  formatDuration,
  formatList,
  formatQuantity,
} from '../numbers.ts';
import { CLAIM_MEANINGS, runCommand } from '../tables/reproduction.ts';
import { headlineVerdicts } from '../verdict-rows.ts';
import { Facts } from './table.tsx';
import { unbroken } from './unbroken.tsx';
import { VerdictNotice } from './verdict.tsx';

/** More of them are told together. */
const MOST_PARTS = 4;

/** Title, what was run on which data, and what it allows to be said. */
export function Headline({ facts }: { readonly facts: ReportFacts }): VNode {
  const { experiment, result, provenance, observed } = facts.summary;
  const failed = Object.keys(result.failures ?? {});
  const groups = facts.parts.length > MOST_PARTS ? [joinParts(facts)] : facts.parts;
  return (
    <header>
      <p class="kicker">sameseed report · experiment {experiment.name}</p>
      <h1>{unbroken(experiment.title)}</h1>
      <Verdict facts={facts} />
      <Facts
        entries={[
          ['Data', describeData(facts.dataset)],
          ['Runs', <Lines lines={groups.map(describePart)} />],
          ['Final validation accuracy', <Lines lines={groups.map(describeOutcome)} />],
          ...(failed.length === 0 ? [] : [['Failed runs', describeFailures(failed.length)] as const]),
          ['Time', `${formatDuration(observed.durationMs)} on ${formatQuantity(observed.workers, 'worker')}`],
          ['Engine', `${provenance.engine.name}, version ${provenance.engine.version}`],
          ['Claim', `${result.claim}: ${CLAIM_MEANINGS[result.claim]}`],
          ['Repeat it with', <code>{runCommand(facts)}</code>],
          ['Result digest', <code>{result.digest}</code>],
        ]}
      />
    </header>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }): VNode {
  return (
    <>
      {lines.map((line) => (
        <span class="line">{unbroken(line)}</span>
      ))}
    </>
  );
}

function Verdict({ facts }: { readonly facts: ReportFacts }): VNode {
  const { experiment } = facts.summary;
  if (experiment.dataset !== 'mnist') {
    return (
      <p class="notice">
        <strong>Not MNIST.</strong> Trained on {facts.dataset.title}: nothing here can be compared with Hinton’s 0.9847,
        which is about MNIST.
      </p>
    );
  }
  if (experiment.isCut) {
    return (
      <p class="notice">
        <strong>A cut run allows no verdict against 0.9847.</strong> Hinton’s value (153 errors on the 10,000 test
        images) belongs to a full training of <span class="whole">784-500-300-10</span>; this experiment stops early or
        runs too few seeds.
      </p>
    );
  }
  const verdicts = headlineVerdicts(facts);
  if (verdicts.length > 0) {
    return (
      <>
        {verdicts.map(({ name, row }) => (
          <VerdictNotice name={name} row={row} />
        ))}
      </>
    );
  }
  return (
    <p class="notice">
      <strong>No verdict.</strong> Hinton’s 0.9847 is a test accuracy (153 errors in 10,000 images; Wilson 95&nbsp;%
      interval 0.9821 to 0.9869), and nothing here was judged by the test set or meant to be held against it.
    </p>
  );
}

function describeData({ title, trainCount, testCount }: DatasetFacts): string {
  if (trainCount === undefined || testCount === undefined) return title;
  return `${title}: ${formatCount(trainCount)} training and ${formatCount(testCount)} test images`;
}

function joinParts({ parts }: ReportFacts): PartFacts {
  const widths = formatList([...new Set(parts.map((part) => part.widths))]);
  const treatments = parts.flatMap((part) => part.treatments);
  return { ...parts[0], name: `${parts.length} parts`, widths, treatments };
}

function describeFailures(count: number): string {
  return `${formatQuantity(count, 'run')} failed and ${count === 1 ? 'is' : 'are'} missing from every number here; the table of all results names ${count === 1 ? 'it' : 'them'}`;
}

function describePart({ name, widths, treatments }: PartFacts): string {
  const counts = [...new Set(treatments.map(({ summary }) => summary.count))];
  const epochs = [...new Set(treatments.map(({ summary }) => summary.epochs))];
  const treated = treatments.length === 1 ? '' : `${formatQuantity(treatments.length, 'treatment')} × `;
  const seeds =
    counts.length === 1 ? formatQuantity(counts[0], 'seed') : `${counts.toSorted((a, b) => a - b).join(' or ')} seeds`;
  const length =
    epochs.length === 1
      ? formatQuantity(epochs[0], 'epoch')
      : `${epochs.toSorted((a, b) => a - b).join(' or ')} epochs`;
  return `${name}: ${widths}, ${treated}${seeds} × ${length}`;
}

function describeOutcome({ name, treatments }: PartFacts): string {
  if (treatments.length > 1) {
    const means = treatments.map(({ summary }) => summary.mean);
    const [least, most] = [formatAccuracy(Math.min(...means)), formatAccuracy(Math.max(...means))];
    return `${name}: means from ${least} to ${most} over ${formatQuantity(treatments.length, 'treatment')}`;
  }
  const { mean, standardDeviation, count } = treatments[0].summary;
  const spread = standardDeviation === undefined ? '' : ` ± ${formatDeviation(standardDeviation)} sd`;
  return `${name}: ${formatAccuracy(mean)}${spread} (n = ${count})`;
}
