import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { readRecords } from '../../src/artifact/read.ts';
import { executePlan } from '../../src/replication/execute.ts';
import { dataset, ENGINE, newFolder, notebookPlan } from './material.ts';

const EPOCHS = 5;
const plan = notebookPlan(EPOCHS, [1]);

/** Starts or resumes the sweep in a process of its own and kills that in the epoch after so many. */
async function runAndKill(folder: string, epochs: number): Promise<void> {
  const task = { plan, engine: ENGINE, data: process.env['SAMESEED_DATA'], folder };
  const script = new URL('sweep.mjs', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, JSON.stringify(task)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let done = 0;
  let steps = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const { kind } = JSON.parse(line);
    if (kind === 'epoch') done++;
    steps = kind === 'progress' ? steps + 1 : 0;
    if (done === epochs && steps === 1) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
}

it('a run killed in the middle of every epoch ends in the bits of one that was never killed', async () => {
  const straight = await executePlan({ plan, dataset, engine: ENGINE, workers: 1, folder: await newFolder() });
  const folder = await newFolder();
  await runAndKill(folder, 0);
  for (let epoch = 1; epoch < EPOCHS; epoch++) await runAndKill(folder, 1);
  const events: string[] = [];
  const onEvent = (event: { kind: string }): void => void events.push(event.kind);
  const summary = await executePlan({ plan, dataset, engine: ENGINE, workers: 1, folder, onEvent });
  expect(events.filter((kind) => kind === 'epoch')).toHaveLength(1);
  expect(summary.result).toEqual(straight.result);
  expect((await readRecords(folder)).summary).toEqual(summary);
});
