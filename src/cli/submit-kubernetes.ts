import { renderObjects } from '../cluster/kubernetes/manifests.ts';
import { sizeTasks } from '../cluster/size-tasks.ts';
import { formatDuration, formatQuantity } from '../report/numbers.ts';
import { type AskedRequests, readPace, taskOptions } from './cluster-sweep.ts';
import type { Options } from './options.ts';
import type { FullPlan } from './full-plan.ts';

/** Most shards of a plan. */
const MOST_TASKS = 10_000;

/** What `kubectl apply` takes to train a plan, as YAML. @throws {SameseedError} as `renderObjects` does. */
export async function renderKubernetes(
  { plan, manifest, trainCount }: FullPlan,
  options: Options,
  { requests }: AskedRequests,
): Promise<string> {
  const pace = await readPace(manifest.engine.name, trainCount);
  const input = { plan, trainCount, msPerWeight: pace.msPerWeight, most: MOST_TASKS };
  const { count, taskMs } = sizeTasks(input, requests);
  const runs = formatQuantity(plan.runs.length, 'run');
  return renderObjects({
    manifest,
    count,
    requests,
    // paths of this machine mean nothing in a container
    options: taskOptions(options, 'glyphs'),
    about: `${runs} in ${formatQuantity(count, 'task')} of about ${formatDuration(taskMs)}, ${pace.basis}`,
  });
}
