import { describe, expect, it } from 'vitest';
import { readRecords } from '../../src/artifact/read.ts';
import { SameseedError } from '../../src/base/errors.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { openEngine } from '../../src/engine/registry.ts';
import { executePlan } from '../../src/replication/execute.ts';
import { decodeCheckpoint } from '../../src/training/checkpoint.ts';
import { executeOn, runs } from './stack-worker.ts';
import { abortAfter, executeAndListen, listFiles, newFolder, tinySweep } from './sweep-folder.ts';

const stacked = (folder: string) => tinySweep(folder, { engine: 'tfjs-cpu', stack: true });
const ids = runs.map(({ id }) => id);

/** Result of each run in a folder, by id. */
const resultsIn = async (folder: string) =>
  Object.fromEntries([...(await readRecords(folder)).runs].map(([id, { result }]) => [id, result]));

const engine = await openEngine('tfjs-cpu');
const straight = await newFolder();
const { events: told } = await executeAndListen(stacked(straight));

describe('a stacked sweep', { timeout: 30_000 }, () => {
  it('leaves the very records of one run after the other', async () => {
    const apart = await newFolder();
    const { events } = await executeAndListen({ ...stacked(apart), stack: false });
    expect(told.filter(({ kind }) => kind === 'stack-started')).toEqual([
      { kind: 'stack-started', ids: expect.arrayContaining(ids) },
    ]);
    expect(events.filter(({ kind }) => kind === 'stack-started')).toEqual([]);
    expect(await resultsIn(straight)).toEqual(await resultsIn(apart));
    expect(await listFiles(straight)).toEqual(await listFiles(apart));
  });

  it('goes on from the last epoch of each of its runs', async () => {
    const stopped = await newFolder();
    await expect(executePlan(abortAfter(stacked(stopped), 6))).rejects.toMatchObject({ code: 'aborted' });
    const { events } = await executeAndListen(stacked(stopped));
    const resumed = events.find((event) => event.kind === 'resumed');
    expect(resumed).toMatchObject({ started: expect.arrayContaining([expect.objectContaining({ epochs: 1 })]) });
    expect(await resultsIn(stopped)).toEqual(await resultsIn(straight));
  });

  it('is refused before the folder is touched when the engine has no stacks', async () => {
    const folder = await newFolder();
    await expect(executePlan(tinySweep(folder, { stack: true }))).rejects.toMatchObject({ code: 'stack-unknown' });
    expect(await listFiles(folder)).toEqual([]);
  });
});

/** The engine tfjs-cpu that can't take a step with more networks than that, from a step of theirs on. */
function narrowEngine(most: number, error: SameseedError, from = 1): Engine {
  const { stacking } = engine;
  if (stacking === undefined) throw new Error('no stacks');
  return {
    ...engine,
    stacking: {
      ...stacking,
      async open(tasks) {
        const stack = await stacking.open(tasks);
        return {
          async step(inputs) {
            if (tasks.length > most && inputs[0].step >= from) throw error;
            return stack.step(inputs);
          },
          evaluate: async () => stack.evaluate(),
          penalties: async () => stack.penalties(),
          readStates: async () => stack.readStates(),
          close: async () => stack.close(),
        };
      },
    },
  };
}

const memoryError = new SameseedError('gpu-memory', 'Expected memory, received none.', { kind: 'fault' });

describe('a stack for which memory does not last', () => {
  it.each([1, 7])('is halved, says so, and ends in the same bits, when it runs out at step %i', async (from) => {
    const { store, events, sweep, renewals } = await executeOn(narrowEngine(2, memoryError, from));
    const sizes = events.flatMap((event) => (event.kind === 'stack-started' ? [event.ids.length] : []));
    expect(sizes).toEqual([4, 2, 2]);
    expect(events.filter(({ kind }) => kind === 'stack-halved')).toEqual([
      { kind: 'stack-halved', ids, error: memoryError },
    ]);
    expect(renewals).toBe(1);
    expect([...sweep.failures]).toEqual([]);

    const { runs: records } = await readRecords(straight);
    for (const id of ids) expect((await store.readRun(id))?.result).toEqual(records.get(id)?.result);
    await store.close();
  });

  it('never counts a step twice', async () => {
    const { store, events } = await executeOn(narrowEngine(2, memoryError, 5));
    const done = events.flatMap((event) => (event.kind === 'progress' ? [event.doneSteps / event.totalSteps] : []));
    // after the last step of all, two runs end
    expect(done.findIndex((share) => share >= 1)).toBe(done.length - 3);
    await store.close();
  });

  it('goes down to runs that are trained alone', async () => {
    const { store, events, sweep } = await executeOn(narrowEngine(1, memoryError));
    expect(events.filter(({ kind }) => kind === 'stack-halved')).toHaveLength(3);
    expect(sweep.rows.size).toBe(4);
    await store.close();
  });
});

it('a stack whose GPU is lost keeps the last epoch of every run, and fails with all of them', async () => {
  const lost = new SameseedError('gpu-lost', 'Expected the GPU, received its loss.', { kind: 'fault' });
  const { store, sweep, events } = await executeOn(narrowEngine(0, lost, 5));
  expect([...sweep.failures].map(([id, { code }]) => [id, code])).toEqual(ids.map((id) => [id, 'gpu-lost']));
  expect(events.filter(({ kind }) => kind === 'stack-halved')).toEqual([]);
  for (const id of ids) {
    const bytes = await store.readCheckpoint(id);
    expect(bytes === undefined ? 0 : decodeCheckpoint(bytes).epochs).toHaveLength(1);
  }
  await store.close();
});
