import type { VNode } from 'preact';
import type { Claim } from '../../artifact/claim.ts';
import type { DatasetFacts, PartFacts, ReportFacts } from '../facts.ts';
import { formatAccuracy, formatCount, formatDeviation, formatDuration, formatQuantity } from '../numbers.ts';
import { Facts } from './table.tsx';
import { unbroken } from './unbroken.tsx';

/** What each claim promises of a digest. */
export const CLAIM_MEANINGS: Readonly<Record<Claim, string>> = {
  bitwise: 'the same digest on every 64-bit machine',
  machine: 'the same digest on the same machine, as its fingerprint describes it',
  statistical: 'the same distribution over seeds, by a stated test',
};

/** Title, what was run on which data, and what it allows to be said. */
export function Headline({ facts }: { readonly facts: ReportFacts }): VNode {
  const { experiment, result, provenance, observed } = facts.summary;
  return (
    <header>
      <p class="kicker">sameseed report · experiment {experiment.name}</p>
      <h1>{unbroken(experiment.title)}</h1>
      <Verdict facts={facts} />
      <Facts
        entries={[
          ['Data', describeData(facts.dataset)],
          ['Runs', <Lines lines={facts.parts.map(describePart)} />],
          ['Final validation accuracy', <Lines lines={facts.parts.map(describeOutcome)} />],
          ['Time', `${formatDuration(observed.durationMs)} on ${formatQuantity(observed.workers, 'worker')}`],
          ['Engine', `${provenance.engine.name}, version ${provenance.engine.version}`],
          ['Claim', `${result.claim}: ${CLAIM_MEANINGS[result.claim]}`],
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
  return experiment.isCut ? (
    <p class="notice">
      <strong>A cut run allows no verdict against 0.9847.</strong> Hinton’s value (153 errors on the 10,000 test images)
      belongs to a full training of <span class="whole">784-500-300-10</span>; this experiment stops early or runs too
      few seeds.
    </p>
  ) : (
    <p class="notice">
      Hinton’s 0.9847 is a test accuracy (153 errors in 10,000 images; Wilson 95 % interval 0.9821 to 0.9869). These
      records hold means and intervals; a verdict needs a stated test, and none is claimed here.
    </p>
  );
}

function describeData({ title, trainCount, testCount }: DatasetFacts): string {
  if (trainCount === undefined || testCount === undefined) return title;
  return `${title}: ${formatCount(trainCount)} training and ${formatCount(testCount)} test images`;
}

function describePart({ name, widths, treatments }: PartFacts): string {
  const counts = [...new Set(treatments.map(({ summary }) => summary.count))];
  const epochs = [...new Set(treatments.map(({ summary }) => summary.epochs))];
  const treated = treatments.length === 1 ? '' : `${formatQuantity(treatments.length, 'treatment')} × `;
  const seeds = counts.length === 1 ? formatQuantity(counts[0], 'seed') : `${counts.join(' or ')} seeds`;
  const length = epochs.length === 1 ? formatQuantity(epochs[0], 'epoch') : `${epochs.join(' or ')} epochs`;
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
