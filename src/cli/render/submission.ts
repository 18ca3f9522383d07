import { join } from 'node:path';
import { quoteWord } from '../../cluster/quote.ts';
import type { ResolvedRequests } from '../../cluster/requests.ts';
import { SCRIPT_FOLDER } from '../../cluster/slurm/scripts.ts';
import type { SlurmSubmission } from '../../cluster/slurm/submit.ts';
import { renderTaskList } from '../../cluster/slurm/task-list.ts';
import type { TaskSize } from '../../cluster/size-tasks.ts';
import type { Plan } from '../../replication/plan.ts';
import { formatDuration, formatQuantity } from '../../report/numbers.ts';
import type { Paint } from './paint.ts';

/** What was submitted, and from what. */
export interface ToldSubmission {
  readonly submission: SlurmSubmission;
  readonly plan: Plan;
  readonly folder: string;
  readonly size: TaskSize;
  readonly requests: ResolvedRequests;
  /** What the expected time rests on. */
  readonly basis: string;
}

const MOST_LIST = 24;

/** What was submitted: jobs, number of tasks, expected time, where results go, how to see the status. */
export function renderSubmission(told: ToldSubmission, paint: Paint): string {
  const { submission, plan, folder, size, requests, basis } = told;
  const { array, merge, tasks, left, done } = submission;
  const before = done === 0 ? '' : `, ${formatQuantity(done, 'run')} done before`;
  const list = renderTaskList(tasks);
  const shown = list.length > MOST_LIST ? `${list.slice(0, MOST_LIST)}…` : list;
  const head =
    array === undefined
      ? `Nothing of ${plan.experiment.name} is left to train${before}; the summary is being made.`
      : `Submitted ${plan.experiment.name} on ${plan.dataset}: ${formatQuantity(left, 'run')} in ${formatQuantity(tasks.length, 'task')}${before}.`;
  return [
    head,
    ...(array === undefined
      ? []
      : [
          `array    ${paint.strong(String(array))}, tasks ${shown}: ${requests.memory} MiB, ${formatQuantity(requests.workers, 'core')}, ${requests.timeLimit} min at most`,
        ]),
    `merge    ${paint.strong(String(merge))}, after the last task: summary and report`,
    ...(array === undefined ? [] : [`time     about ${formatDuration(size.taskMs)} a task, ${basis}`]),
    `results  ${folder}`,
    `scripts  ${join(folder, SCRIPT_FOLDER)}`,
    `status   sameseed status ${quoteWord(folder)}`,
  ].join('\n');
}

/** The same for programs. */
export function submissionLine({ submission, plan, folder, size }: ToldSubmission) {
  const { array = null, merge, tasks, done, left } = submission;
  return {
    kind: 'submission',
    scheduler: 'slurm',
    digest: plan.digest,
    array,
    merge,
    tasks,
    shards: size.count,
    taskMs: size.taskMs,
    done,
    left,
    folder,
    status: ['sameseed', 'status', folder],
  };
}

/** Scripts one after the other, each below its name. */
export function renderScripts(scripts: Readonly<Record<string, string>>, folder: string): string {
  const names = Object.keys(scripts);
  return names.map((name) => `# ---- ${join(folder, SCRIPT_FOLDER, name)}\n${scripts[name].trimEnd()}`).join('\n\n');
}
