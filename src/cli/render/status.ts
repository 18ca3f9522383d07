import { join } from 'node:path';
import { quoteWord } from '../../cluster/quote.ts';
import type { Submission } from '../../cluster/submission-file.ts';
import type { Failure } from '../../replication/failure.ts';
import type { Plan } from '../../replication/plan.ts';
import { renderShard } from '../../replication/shard.ts';
import type { RunState, SweepStatus } from '../../replication/status.ts';
import { formatCount, formatQuantity } from '../../report/numbers.ts';
import { renderTable } from './table.ts';

/** How far a sweep is, and what is known about it. */
export interface ToldStatus {
  readonly plan: Plan;
  readonly folder: string;
  readonly status: SweepStatus;
  /** What a scheduler was handed last, if anything was. */
  readonly submission: Submission | undefined;
  /** The first runs that failed, and how. */
  readonly failures: readonly { readonly id: string; readonly failure: Failure | undefined }[];
}

const STATES = ['done', 'running', 'failed', 'missing'] as const satisfies RunState[];

const MOST_SHARDS = 10;

/** Counts of runs by state, what is at work, what failed, and what to do next. */
export function renderStatus(told: ToldStatus): string {
  const { plan, folder, status, submission, failures } = told;
  const { total, counts, begun, failed } = status;
  const rows = STATES.map((state) => [
    state,
    formatCount(counts[state]),
    `${((100 * counts[state]) / total).toFixed(1)} %`,
    state === 'missing' && begun > 0 ? `${formatCount(begun)} begun, to go on from a checkpoint` : '',
  ]);
  const more = failed.length - failures.length;
  return [
    `${plan.experiment.name} on ${plan.dataset}: ${formatQuantity(total, 'run')}, from the files in ${folder}`,
    renderTable(['state', 'runs', 'share', ''], rows),
    ...atWork(status),
    ...(submission === undefined ? [] : [renderSubmitted(submission, plan)]),
    ...failures.map(({ id, failure }) => `${id} failed: ${failure?.message ?? 'for unknown reasons'}`),
    ...(more > 0 ? [`And ${formatCount(more)} more failed.`] : []),
    next(told),
  ].join('\n');
}

/** The same for programs. */
export function statusLine({ plan, folder, status, submission, failures }: ToldStatus) {
  const { total, counts, begun, failed, heldShards, isHeld, isMerged } = status;
  return {
    kind: 'status',
    experiment: plan.experiment.name,
    dataset: plan.dataset,
    digest: plan.digest,
    folder,
    total,
    ...counts,
    begun,
    failures: failed,
    reasons: failures.map(({ id, failure }) => ({ id, code: failure?.code ?? null })),
    shards: heldShards.map(renderShard),
    isHeld,
    isMerged,
    array: submission?.array ?? null,
    merge: submission?.merge ?? null,
  };
}

function atWork({ heldShards, isHeld }: SweepStatus): string[] {
  if (isHeld) return ['At work: a program that holds the whole folder.'];
  if (heldShards.length === 0) return ['At work: nobody at this moment.'];
  const more = heldShards.length - MOST_SHARDS;
  const named = heldShards.slice(0, MOST_SHARDS).map(renderShard).join(', ');
  return [
    `At work: ${formatQuantity(heldShards.length, 'shard')}, ${named}${more > 0 ? ` and ${formatCount(more)} more` : ''}.`,
  ];
}

function renderSubmitted({ array, merge, plan: submitted, count }: Submission, plan: Plan): string {
  const jobs = [
    ...(array === null ? [] : [`array ${array} of ${formatQuantity(count, 'shard')}`]),
    ...(merge === null ? [] : [`merge ${merge}`]),
  ];
  const other = submitted === plan.digest ? '' : ', of an earlier plan';
  return `Submitted to SLURM last: ${jobs.join(', ')}${other}.`;
}

function next({ folder, status }: ToldStatus): string {
  const { counts, total, isMerged } = status;
  if (isMerged) return `Merged: sameseed report ${quoteWord(folder)}`;
  if (counts.done === total) return `Next: sameseed merge ${quoteWord(folder)}`;
  return `What is missing: sameseed run ${quoteWord(join(folder, 'plan.json'))} (here, or with --on slurm)`;
}
