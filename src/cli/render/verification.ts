import { formatQuantity } from '../../report/numbers.ts';
import type { VerifiedArtifact, Verification } from '../../replication/verify.ts';
import type { Spot } from '../../replication/verify-spots.ts';
import type { Paint } from './paint.ts';

/** A verification with what it was about. */
export interface ToldVerification {
  readonly artifact: VerifiedArtifact;
  readonly verification: Verification;
  readonly spot: Spot | undefined;
  /** What was believed, in words. */
  readonly trusted: readonly string[];
}

/** Findings shown at most. */
const SHOWN = 10;

const HEADS: Readonly<Record<Verification['kind'], string>> = {
  verified: 'Verified',
  unsettled: 'Not settled',
  refuted: 'Refuted',
};

/** A verification in words: the answer, every finding, what was checked, what was trained again, what was believed. */
export function renderVerification({ artifact, verification, spot, trusted }: ToldVerification, paint: Paint): string {
  const { kind, findings, runs, epochs } = verification;
  const [first] = artifact.runs.values();
  const about = `${first.run.experiment} on ${first.provenance.dataset.name}`;
  const isBelieved = kind === 'verified' && verification.retrained.length === 0;
  const head = `${isBelieved ? 'No contradiction' : HEADS[kind]}: ${about}, ${formatQuantity(runs, 'run')}, ${formatQuantity(epochs, 'epoch')}.`;
  return [
    kind === 'verified' ? paint.good(head) : paint.bad(head),
    ...findings.slice(0, SHOWN).map(({ run, message }) => `  ${run ?? 'summary'}: ${message}`),
    ...(findings.length > SHOWN ? [`  … and ${findings.length - SHOWN} more.`] : []),
    ...(kind === 'unsettled' ? ['The same bits were not promised on this machine: the claim is of another one.'] : []),
    `Checked against itself: ${checked(artifact).join('; ')}.`,
    trained(artifact, verification, spot),
    `Taken on trust: ${trusted.join('; ')}.`,
  ].join('\n');
}

function checked({ summary, experiment }: VerifiedArtifact): string[] {
  return [
    'schema and digests',
    'configs, seeds, initial weights, learning rates and counts',
    ...(summary === undefined ? [] : ['means, deviations and intervals of the summary, and which runs it has']),
    ...(experiment === undefined ? [] : [`the plan of ${experiment.name}`]),
  ];
}

function trained({ runs }: VerifiedArtifact, verification: Verification, spot: Spot | undefined): string {
  const { retrained, retrainedEpochs, epochs } = verification;
  if (retrained.length === 0) return 'Trained again: nothing.';
  const engine = [...runs.values()][0].provenance.engine;
  const kept = retrained.filter(({ after }) => after > 0).length;
  const places =
    kept === 0 ? '' : `, ${formatQuantity(kept, 'stretch', 'stretches')} of them from checkpoints proven by the record`;
  const choice =
    spot === undefined ? '' : ` (${spot.count} drawn by --spot-seed ${spot.seed}, and those on the way${places})`;
  return `Trained again: ${retrainedEpochs} of ${formatQuantity(epochs, 'epoch')}${choice}, by the rules of ${engine.name} ${engine.version}.`;
}
