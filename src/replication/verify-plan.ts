import { runId } from '../artifact/read.ts';
import type { RunRecord, SummaryRecord } from '../artifact/record.ts';
import { SameseedError } from '../base/errors.ts';
import { parseRunConfig, runConfigJson } from '../training/config.ts';
import type { RunConfig } from '../training/run-config.ts';
import type { Experiment } from './experiment.ts';
import { type Plan, planExperiment } from './plan.ts';
import { type Finding, findDepartures } from './verify-finding.ts';

/** What in a run's description is not as its experiment plans a run of that id. */
export function checkRunPlan({ run }: RunRecord, experiment: Experiment): Finding[] {
  const id = runId(run);
  const reason = `as the experiment ${experiment.name} plans ${id}`;
  const { dataset } = parseRunConfig(run.config);
  const planned = planExperiment({ experiment, dataset, seeds: [run.seed] }).runs.find((one) => one.id === id);
  const known = experiment.treatments.map(({ part, id: treatment }) => `${part}/${treatment}`);
  if (planned === undefined) {
    const message = `Expected /run to be of a treatment of ${experiment.name} (${known.join(', ')}), received ${id}.`;
    return [{ run: id, pointer: '/run', message }];
  }
  const expected = {
    experiment: experiment.name,
    part: planned.treatment.part,
    treatment: planned.treatment.id,
    levels: { ...planned.treatment.levels },
    seed: planned.seed,
    config: runConfigJson(planned.config),
  };
  return findDepartures({ run: id, pointer: '/run', expected, received: run, reason });
}

/**
 * What in a summary is not as its experiment plans it: its words, and the choice of runs. A sweep has every treatment
 * with its number of seeds, or every one with the same number, from the front of the experiment's list: whoever leaves
 * runs out, or picks seeds, is found.
 */
export function checkSummaryPlan({ experiment: about, result }: SummaryRecord, experiment: Experiment): Finding[] {
  const { name, title, isCut } = experiment;
  const reason = `as the experiment ${name} has it`;
  const words = findDepartures({
    pointer: '/experiment',
    expected: { name, title, isCut, dataset: about.dataset },
    received: about,
    reason,
  });
  const ids = [...Object.keys(result.runs), ...Object.keys(result.failures ?? {})].toSorted();
  const counts = new Set(result.treatments.map(({ count }) => count));
  const plans = [undefined, ...counts].flatMap((count) => planOf(experiment, about.dataset, count));
  const nearest = plans.toSorted((a, b) => distance(a, ids) - distance(b, ids))[0];
  const expected = Object.fromEntries(nearest.map((id) => [id, 'a run']));
  const received = Object.fromEntries(ids.map((id) => [id, 'a run']));
  return [...words, ...findDepartures({ pointer: '/result/runs', expected, received, reason: `planned by ${name}` })];
}

/** Ids of the runs that the plan has, or of the first `count` seeds for every treatment. */
function planOf(experiment: Experiment, dataset: string, count: number | undefined): [string[]] | [] {
  try {
    const seeds = count === undefined ? undefined : experiment.seeds.slice(0, count);
    const name = readName(experiment, dataset);
    const plan: Plan = planExperiment({ experiment, dataset: name, ...(seeds === undefined ? {} : { seeds }) });
    return [plan.runs.map(({ id }) => id).toSorted()];
  } catch (error) {
    if (error instanceof SameseedError) return [];
    throw error;
  }
}

// ids don't depend on the data set, whose name is checked elsewhere
function readName(experiment: Experiment, name: string): RunConfig['dataset'] {
  const names = ['mnist', 'fashion-mnist', 'glyphs'] as const;
  return names.find((known) => known === name) ?? experiment.dataset;
}

function distance(planned: readonly string[], ids: readonly string[]): number {
  const [left, right] = [new Set(planned), new Set(ids)];
  return planned.filter((id) => !right.has(id)).length + ids.filter((id) => !left.has(id)).length;
}
