import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeMachine } from '../artifact/machine.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Engine } from '../engine/engine.ts';
import { openEngine } from '../engine/registry.ts';
import { abortedError } from '../training/aborted.ts';
import { type BenchData, chooseData, type PackedData, packData } from './bench-data.ts';
import { buildWorkload, type WorkloadPlan } from './build-workload.ts';
import { USUAL } from './case.ts';
import { measureCeiling } from './measure-ceiling.ts';
import { dispatchRows } from './dispatch-rows.ts';
import { evaluationRows } from './evaluation-rows.ts';
import { measureContest } from './measure-contest.ts';
import { measureMemory } from './measure-memory.ts';
import { type Extent, measuresGrowth, planCases, planEvaluation, planMemory } from './plan-cases.ts';
import type { Pace } from './race.ts';
import type { BenchRecord, EvaluationRow, MemoryRow, StepRow, SweepRow } from './record.ts';
import { type PackedWorkload, packWorkload } from './remote/packed-workload.ts';
import { stepRows } from './step-rows.ts';
import { measureSweeps, SWEEP_COUNT } from './sweeps/sweep-rows.ts';
import { startTeam, type Team } from './team.ts';
import { engineFlags } from './remote/engine-flags.ts';

/** What to measure, and on which data. */
export interface BenchTask {
  readonly dataset: Dataset;
  readonly extent: Extent;
  /** Ends the measurement after the part that is going on. */
  readonly signal?: AbortSignal;
  /** Told before each part: how many of how many are done, and what comes next. */
  readonly onProgress?: (done: number, total: number, label: string) => void;
}

const PACE: Pace = { rounds: 12, stepsPerRound: 10, warmUpSteps: 50, warmUpMs: 600, budgetMs: 1200 };
const QUICK_PACE: Pace = { rounds: 8, stepsPerRound: 5, warmUpSteps: 20, warmUpMs: 300, budgetMs: 500 };
const EVALUATION_PACE: Pace = { rounds: 5, stepsPerRound: 1, warmUpSteps: 2, warmUpMs: 1000, budgetMs: 2000 };

/**
 * Measures everything that `extent` names, one thing after the other.
 *
 * @throws {SameseedError} `aborted` after the signal; `competitor-failed` when a program ends in the middle.
 */
export async function runBench(task: BenchTask): Promise<BenchRecord> {
  const folder = await mkdtemp(join(tmpdir(), 'sameseed-bench-'));
  try {
    return await runIn(folder, task);
  } catch (error) {
    throw task.signal?.aborted === true ? abortedError('Stopped measuring; nothing is kept.', error) : error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runIn(folder: string, task: BenchTask): Promise<BenchRecord> {
  const data = chooseData(task.dataset);
  const packed = await packData(data, join(folder, 'data'));
  const engine = await openEngine('portable');
  const team = await startTeam(task.extent.only);
  try {
    return await measureAll({ ...task, folder, data, packed, engine, team, tell: openTeller(task) });
  } finally {
    await team.stop();
  }
}

interface Bench extends BenchTask {
  readonly folder: string;
  readonly data: BenchData;
  readonly packed: PackedData;
  readonly engine: Engine;
  readonly team: Team;
  readonly tell: (label: string) => void;
}

async function measureAll(bench: Bench): Promise<BenchRecord> {
  const { dataset, team } = bench;
  const ceiling = await measureCeiling();
  const rows = await measureSteps(bench);
  const evaluation = await measureEvaluation(bench);
  await team.stop();
  return {
    kind: 'bench',
    machine: describeMachine(),
    flags: engineFlags(),
    versions: Object.fromEntries([...team.members].map(([name, { version }]) => [name, version])),
    dataset: { name: dataset.name, title: dataset.title },
    ceiling,
    rows,
    evaluation,
    dispatches: await dispatchRows(),
    memory: await measureGrowth(bench),
    sweeps: await measureRuns(bench),
  };
}

async function measureSteps(bench: Bench): Promise<StepRow[]> {
  const { extent, team, tell } = bench;
  const rows: StepRow[] = [];
  for (const item of planCases(extent)) {
    tell(`${item.section}: ${item.optimizer}, ${item.hidden.join('-')}, batch ${item.batchSize}`);
    const work = await pack(bench, item);
    const pace = extent.isQuick ? QUICK_PACE : PACE;
    rows.push(...stepRows(item, await measureContest(team, { names: item.competitors, work, pace })));
  }
  return rows;
}

async function measureEvaluation(bench: Bench): Promise<EvaluationRow[]> {
  const { extent, team, tell, data } = bench;
  tell(`evaluation of ${data.validation.count} images`);
  const names = planEvaluation(extent);
  const outcome = await measureContest(team, {
    names,
    work: await pack(bench, { ...USUAL, stepsBefore: extent.stepsBefore }),
    pace: EVALUATION_PACE,
    runnerOf: (member) => ({
      name: member.name,
      steps: async () => ({ ...(await member.evaluate()), losses: [] }),
    }),
  });
  return evaluationRows(names, { ...outcome, images: data.validation.count, hidden: USUAL.hidden });
}

async function measureGrowth(bench: Bench): Promise<MemoryRow[]> {
  const rows: MemoryRow[] = [];
  for (const plan of planMemory(bench.extent)) {
    bench.tell(`memory: ${plan.hidden.join('-')}, batch ${plan.batchSize}`);
    rows.push(await measureMemory(plan, await pack(bench, { ...USUAL, ...plan, stepsBefore: 0 })));
  }
  return rows;
}

async function measureRuns({ dataset, packed, extent, tell }: Bench): Promise<SweepRow[]> {
  if (!measuresGrowth(extent)) return [];
  return measureSweeps({ dataset: dataset.name, ...packed }, () => tell('runs side by side'));
}

async function pack({ data, packed, engine, folder }: Bench, plan: WorkloadPlan): Promise<PackedWorkload> {
  const workload = await buildWorkload(plan, data, engine);
  return packWorkload(workload, { folder, ...packed });
}

function openTeller({ extent, signal, onProgress = () => undefined }: BenchTask): (label: string) => void {
  const sweeps = measuresGrowth(extent) ? SWEEP_COUNT : 0;
  const total = planCases(extent).length + 1 + planMemory(extent).length + sweeps;
  let done = 0;
  return (label) => {
    signal?.throwIfAborted();
    onProgress(done++, total, label);
  };
}
