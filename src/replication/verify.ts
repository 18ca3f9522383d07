import { type Records, runId } from '../artifact/read.ts';
import type { SummaryRecord } from '../artifact/record.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Engine } from '../engine/engine.ts';
import type { Experiment } from './experiment.ts';
import { assertSameWork, checkClaim, checkData, isPromisedHere } from './verify-engine.ts';
import type { Finding } from './verify-finding.ts';
import { findUnlistedRuns } from './verify-folder.ts';
import { checkRunPlan, checkSummaryPlan } from './verify-plan.ts';
import { checkRun } from './verify-run.ts';
import { chooseEpochs, type Spot } from './verify-spots.ts';
import { checkSummary } from './verify-summary.ts';
import { listCheckpoints } from './verify-checkpoints.ts';
import { countEpochs, planStretches, retrain, type Stretch } from './verify-training.ts';

/** What is verified: a sweep, or one run of which nobody has the summary. */
export interface VerifiedArtifact {
  readonly summary?: SummaryRecord;
  readonly runs: Records['runs'];
  /** Folder of the sweep, where there may be checkpoints and runs that the summary leaves out. */
  readonly folder?: string;
  /** The experiment that planned it, when it is known. */
  readonly experiment?: Experiment;
  /** Whether the plan comes with the artifact, from whoever made it. */
  readonly isPlanOwn?: boolean;
}

/** With what epochs are trained again, and how many. */
export interface Reexecution {
  readonly engine: Engine;
  readonly dataset: Dataset;
  /** Default: every epoch. */
  readonly spot?: Spot;
  /** Told of every epoch that is done, and of how many there are. */
  readonly onEpoch?: (done: number, total: number, id: string) => void;
  readonly signal?: AbortSignal;
}

/** Epochs of a run that were trained again in one go. */
export interface RetrainedStretch {
  readonly run: string;
  /** Epoch after which training began, from a proven checkpoint; 0 is the beginning of the run. */
  readonly after: number;
  /** Last epoch. */
  readonly to: number;
}

/** What a verification found. */
export interface Verification {
  /**
   * `verified` with no findings; `unsettled` when the only findings are other bits that nobody promised here: a claim
   * `machine` on another machine, or a statistical one.
   */
  readonly kind: 'verified' | 'unsettled' | 'refuted';
  readonly findings: readonly Finding[];
  readonly runs: number;
  /** Epochs in the records. */
  readonly epochs: number;
  /** Empty when nothing was trained again. */
  readonly retrained: readonly RetrainedStretch[];
  /** Epochs that were trained again and compared. */
  readonly retrainedEpochs: number;
}

async function checkArtifact({ summary, runs, folder, experiment }: VerifiedArtifact): Promise<Finding[]> {
  const own = [...runs.values()].flatMap(checkRun);
  // what follows reads the configs
  if (own.some(({ pointer }) => pointer.startsWith('/run/config'))) return own;
  return [
    ...own,
    ...(experiment === undefined ? [] : [...runs.values()].flatMap((record) => checkRunPlan(record, experiment))),
    ...(summary === undefined ? [] : checkSummary({ summary, runs })),
    ...(summary === undefined || experiment === undefined ? [] : checkSummaryPlan(summary, experiment)),
    ...(summary === undefined || folder === undefined ? [] : await findUnlistedRuns(folder, summary)),
  ];
}

/**
 * Checks the records against themselves, and, when they hold, trains all or some of their epochs again and compares
 * every number and digest. Records that contradict themselves aren't trained again.
 *
 * @throws {SameseedError} `verify-engine`, `verify-dataset` when this machine can't train the same; `verify-too-large`;
 *   `checkpoint-unproven`; what the engine throws; `aborted`.
 */
export async function verifyArtifact(artifact: VerifiedArtifact, reexecution?: Reexecution): Promise<Verification> {
  const records = [...artifact.runs.values()];
  const contradictions = await checkArtifact(artifact);
  const isTrained = contradictions.length === 0 && reexecution !== undefined;
  const trained = isTrained ? await trainAgain(artifact, reexecution) : NOTHING_TRAINED;
  const findings = [...contradictions, ...trained.refuting, ...trained.unpromised];
  const isRefuted = contradictions.length > 0 || trained.refuting.length > 0;
  return {
    kind: isRefuted ? 'refuted' : findings.length > 0 ? 'unsettled' : 'verified',
    findings,
    runs: records.length,
    epochs: records.reduce((sum, { result }) => sum + result.epochs.length, 0),
    retrained: trained.stretches,
    retrainedEpochs: trained.epochs,
  };
}

interface Trained {
  readonly refuting: readonly Finding[];
  readonly unpromised: readonly Finding[];
  readonly stretches: readonly RetrainedStretch[];
  readonly epochs: number;
}

const NOTHING_TRAINED: Trained = { refuting: [], unpromised: [], stretches: [], epochs: 0 };

async function trainAgain(artifact: VerifiedArtifact, reexecution: Reexecution): Promise<Trained> {
  const { engine, dataset, onEpoch } = reexecution;
  const refuting: Finding[] = [];
  const unpromised: Finding[] = [];
  for (const record of artifact.runs.values()) {
    assertSameWork(record, reexecution);
    refuting.push(...checkData(record, dataset), ...checkClaim(record, engine));
  }
  const stretches = await planAll(artifact, reexecution);
  const total = stretches.reduce((sum, stretch) => sum + countEpochs(stretch), 0);
  let epochs = 0;
  for (const stretch of stretches) {
    for await (const finding of retrain(stretch, reexecution)) {
      epochs++;
      onEpoch?.(epochs, total, runId(stretch.record.run));
      if (finding === undefined) continue;
      (isPromisedHere(stretch.record, engine) ? refuting : unpromised).push(finding);
    }
  }
  return {
    refuting,
    unpromised,
    stretches: stretches.map(({ record, from, to }) => ({ run: runId(record.run), after: from?.epoch ?? 0, to })),
    epochs,
  };
}

async function planAll({ runs, folder }: VerifiedArtifact, { spot }: Reexecution): Promise<Stretch[]> {
  const stretches: Stretch[] = [];
  for (const chosen of chooseEpochs([...runs.values()], spot)) {
    const checkpoints = folder === undefined ? [] : await listCheckpoints(folder, chosen.record);
    // an epoch that nobody picks is trained on the way, so that its checkpoint need not be believed
    stretches.push(...planStretches(chosen, spot === undefined ? [] : checkpoints));
  }
  return stretches;
}
