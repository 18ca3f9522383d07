import type { VerifiedArtifact, Verification } from './verify.ts';

/** What of an artifact was believed and not checked, in words. */
export function listTrusted(artifact: VerifiedArtifact, verification: Verification): string[] {
  const { summary, runs, experiment, isPlanOwn = false } = artifact;
  const [first] = runs.values();
  const failed = Object.keys(summary?.result.failures ?? {}).length;
  const left = verification.epochs - verification.retrainedEpochs;
  return [
    'when and how long it was trained, and in how much memory',
    'machine, packages and commit',
    ...(first.result.claim === 'bitwise' ? ['which of the engines that give these bits trained it'] : []),
    ...(left === 0
      ? []
      : [`numbers and digests of ${left} of ${verification.epochs} epochs, which were not trained again`]),
    ...(experiment === undefined ? [`that ${first.run.experiment} plans these runs, with these levels`] : []),
    ...(isPlanOwn ? [`that ${first.run.experiment} was planned as its plan.json says`] : []),
    ...(failed === 0 ? [] : [`that ${failed} more runs failed`]),
    ...(summary === undefined ? ['the sweep that the run was part of'] : []),
  ];
}
