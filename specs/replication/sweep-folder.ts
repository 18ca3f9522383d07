import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { SummaryRecord } from '../../src/artifact/record.ts';
import type { SweepEvent } from '../../src/replication/events.ts';
import { executePlan, type SweepTask } from '../../src/replication/execute.ts';
import { planExperiment } from '../../src/replication/plan.ts';
import { tinyData, tinyExperiment } from './tiny-experiment.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

/** A new empty folder, removed after the specs of the file. */
export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sameseed-sweeps-'));
  folders.push(folder);
  return folder;
}

/** Files below a folder, sorted. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .toSorted();
}

/** The tiny experiment on the oracle, one worker. */
export function tinySweep(folder: string, changes: Partial<SweepTask> = {}): SweepTask {
  const plan = planExperiment({ experiment: tinyExperiment() });
  return { plan, dataset: tinyData, engine: 'oracle', workers: 1, folder, ...changes };
}

/** Executes and keeps the events. */
export async function executeAndListen(task: SweepTask): Promise<{ summary: SummaryRecord; events: SweepEvent[] }> {
  const events: SweepEvent[] = [];
  const summary = await executePlan({ ...task, onEvent: (event) => events.push(event) });
  return { summary, events };
}

/** The same sweep, aborted after some epochs. */
export function abortAfter<Task extends SweepTask>(task: Task, epochs: number): Task {
  const controller = new AbortController();
  let seen = 0;
  const onEvent = (event: SweepEvent): void => {
    if (event.kind === 'epoch' && ++seen === epochs) controller.abort();
  };
  return { ...task, onEvent, signal: controller.signal };
}

/** Executes and aborts after some epochs; the error that it ends with. */
export async function executeAndAbort(task: SweepTask, epochs: number): Promise<unknown> {
  return executePlan(abortAfter(task, epochs)).catch((error: unknown) => error);
}
