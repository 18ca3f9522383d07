import { SameseedError } from '../base/errors.ts';
import { DEFAULT_ARRAY_SIZE, readMostTasks } from '../cluster/slurm/commands.ts';
import { renderSlurmScripts, type SlurmSweep, submitToSlurm } from '../cluster/slurm/submit.ts';
import { sizeTasks } from '../cluster/size-tasks.ts';
import type { Plan } from '../replication/plan.ts';
import { formatDuration, formatQuantity } from '../report/numbers.ts';
import type { AskedWork } from './asked-work.ts';
import { type AskedRequests, describePlace, type Pace, readAskedRequests, readPace } from './cluster-sweep.ts';
import type { Call } from './command.ts';
import { EXIT_FINE } from './exit-codes.ts';
import { planFully } from './full-plan.ts';
import type { Options } from './options.ts';
import { renderKubernetes } from './submit-kubernetes.ts';
import { renderScripts, renderSubmission, submissionLine } from './render/submission.ts';

/** Training examples of a data set that was not opened. */
const TRAIN_COUNTS = { mnist: 60_000, 'fashion-mnist': 60_000, glyphs: 12_000 } as const;

/**
 * Hands the runs of a plan to a scheduler, or prints what it would be handed, and answers with the exit code.
 *
 * @throws {SameseedError} `data-missing`, since nothing stands in for data that others train on; what planning, the
 *   engine and the scheduler throw.
 */
export async function submitRuns(call: Call, work: AskedWork, signal: AbortSignal): Promise<number> {
  const { options, terminal } = call;
  const asked = await readAskedRequests(options, work.folder);
  if (options.on === 'kubernetes') {
    requireDryRun(options);
    terminal.print(await renderKubernetes(await planFully(call, work, signal), options, asked));
    return EXIT_FINE;
  }
  if (options.dryRun === true) {
    const plan = work.planOn(work.dataset);
    const input = { plan, trainCount: TRAIN_COUNTS[work.dataset], most: DEFAULT_ARRAY_SIZE - 1 };
    const { sweep } = await describeSweep(call, work, { ...input, ...asked });
    const scripts = renderSlurmScripts(sweep);
    if (options.json) terminal.printJson({ kind: 'scripts', files: scripts });
    else terminal.print(renderScripts(scripts, work.folder));
    return EXIT_FINE;
  }
  const { plan, manifest, trainCount } = await planFully(call, work, signal);
  const most = await readMostTasks();
  const { sweep, pace } = await describeSweep(call, work, { plan, trainCount, most, ...asked });
  const submission = await submitToSlurm({ ...sweep, manifest });
  const told = { submission, plan, folder: work.folder, size: sweep.size, requests: sweep.requests, basis: pace.basis };
  if (options.json) terminal.printJson(submissionLine(told));
  else terminal.print(renderSubmission(told, terminal.paint));
  return EXIT_FINE;
}

interface SweepInput extends AskedRequests {
  readonly plan: Plan;
  readonly trainCount: number;
  readonly most: number;
}

interface DescribedSweep {
  readonly sweep: SlurmSweep;
  readonly pace: Pace;
}

async function describeSweep(
  { options }: Call,
  work: AskedWork,
  { plan, trainCount, most, given, requests }: SweepInput,
): Promise<DescribedSweep> {
  const pace = await readPace(work.engine, trainCount);
  const size = sizeTasks({ plan, trainCount, msPerWeight: pace.msPerWeight, most }, requests);
  const place = describePlace(work, plan, { options, requests });
  const describe = (runs: number, tasks: number): string =>
    `${formatQuantity(runs, 'run')} in ${formatQuantity(tasks, 'task')} of about ${formatDuration(size.taskMs)}`;
  return { sweep: { plan, place, size, given, requests, describe }, pace };
}

function requireDryRun({ dryRun }: Options): void {
  if (dryRun === true) return;
  throw new SameseedError(
    'scheduler-unsupported',
    'Expected --dry-run with --on kubernetes, since nothing here talks to a cluster; add it, and hand what it prints to kubectl apply -f -.',
  );
}
