import { describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { digestTensors } from '../../src/training/digest-tensors.ts';
import { train } from '../../src/training/loop.ts';
import { drawInitialState } from '../../src/network/initial-state.ts';
import { finish, oracle, tinyConfig, tinyConfigWith, tinyDataset } from './tiny.ts';
import { wrapEngine } from './wrapped-engine.ts';

const task = { engine: oracle, dataset: tinyDataset(), config: tinyConfig() };

/** The oracle, with a count of the sessions that are open. */
function counting(): { engine: Engine; open: () => number } {
  let sessions = 0;
  const engine = wrapEngine(oracle, (session) => {
    sessions++;
    return {
      close() {
        sessions--;
        return session.close();
      },
    };
  });
  return { engine, open: () => sessions };
}

describe('train', () => {
  it('tells start, steps, epochs and end in order', async () => {
    const kinds: string[] = [];
    for await (const event of train(task)) kinds.push(event.kind);
    const epoch = ['step', 'step', 'step', 'epoch'];
    expect(kinds).toEqual(['start', ...epoch, ...epoch, ...epoch, 'end']);
  });

  it('counts steps from 1 through the whole run, also after a checkpoint', async () => {
    const { checkpoints } = await finish(task);
    const steps: number[] = [];
    for await (const event of train({ ...task, resumeFrom: checkpoints[1] })) {
      if (event.kind === 'step') steps.push(event.step);
    }
    expect(steps).toEqual([7, 8, 9]);
  });

  it('digests the state that it started with and the one after each epoch', async () => {
    const { result, checkpoints } = await finish({
      ...task,
      config: tinyConfigWith({ kind: 'momentum', momentum: 0.5 }),
    });
    const { network, optimizer } = tinyConfigWith({ kind: 'momentum', momentum: 0.5 });
    expect(result.initialDigests).toEqual(digestTensors(drawInitialState({ network, optimizer, seed: 1 }).parameters));
    for (const [index, { state }] of checkpoints.entries()) {
      expect(state.step).toBe(3 * (index + 1));
      expect(result.epochs[index].digests).toEqual(digestTensors([...state.parameters, ...state.slots]));
    }
    expect(Object.keys(result.epochs[0].digests)).toContain('dense-2/bias/velocity');
  });

  it('learns: the loss falls and the lit row is found', async () => {
    const { result } = await finish({ ...task, config: tinyConfig({ epochs: 30 }) });
    const losses = result.epochs.map((epoch) => epoch.loss);
    expect(losses[29]).toBeLessThan(0.2 * losses[0]);
    expect(result.epochs[29].validationAccuracy).toBe(1);
  });

  it('records the penalty apart from the loss, and the rate of the last step', async () => {
    const penalised = tinyConfigWith({ kind: 'sgd' });
    const { result, checkpoints } = await finish({ ...task, config: penalised });
    const kernel = checkpoints[0].state.parameters[0].values;
    const squares = kernel.reduce((sum, weight) => sum + weight * weight, 0);
    expect(result.epochs[0].penalty).toBeCloseTo(0.01 * squares, 6);
    expect(result.epochs[2].learningRate).toBeLessThan(result.epochs[1].learningRate);
  });

  it('trains on what a hold-out leaves and validates on the rest', async () => {
    const split = { kind: 'hold-out', count: 6, stratified: true } as const;
    const { result, checkpoints } = await finish({ ...task, config: tinyConfig({ split }) });
    expect(checkpoints[0].state.step).toBe(2);
    expect(result.epochs.map((epoch) => (6 * epoch.validationAccuracy) % 1)).toEqual([0, 0, 0]);
  });

  it('ends at once when the checkpoint is the last one', async () => {
    const { result, checkpoints } = await finish(task);
    const again = await finish({ ...task, resumeFrom: checkpoints[2] });
    expect(again).toEqual({ result, checkpoints: [] });
  });

  it('stops between two steps after the signal, and closes the session', async () => {
    const { engine, open } = counting();
    const controller = new AbortController();
    let steps = 0;
    const stopped = async (): Promise<void> => {
      for await (const event of train({ ...task, engine, signal: controller.signal })) {
        if (event.kind === 'step') steps++;
        if (steps === 2) controller.abort();
      }
    };
    await expect(stopped()).rejects.toThrow(expect.objectContaining({ code: 'aborted', kind: 'check' }));
    expect(steps).toBe(2);
    expect(open()).toBe(0);
  });

  it('closes the session when nobody listens any more', async () => {
    const { engine, open } = counting();
    for await (const event of train({ ...task, engine })) if (event.kind === 'step') break;
    expect(open()).toBe(0);
  });

  it.each([
    ['a batch larger than the data', { config: tinyConfig({ batchSize: 23 }) }, 'batch-size-invalid'],
    [
      'a hold-out of everything',
      { config: tinyConfig({ split: { kind: 'hold-out', count: 22, stratified: false } }) },
      'hold-out-invalid',
    ],
    [
      'another number of pixels',
      { dataset: { ...tinyDataset(), train: { ...tinyDataset().train, height: 2 } } },
      'engine-task',
    ],
  ])('refuses %s', async (_what, changes, code) => {
    await expect(finish({ ...task, ...changes })).rejects.toThrow(expect.objectContaining({ code }));
  });

  it.each([
    ['another batch size', tinyConfig({ batchSize: 4 }), 'checkpoint-mismatch'],
    ['fewer epochs', tinyConfig({ epochs: 1 }), 'checkpoint-mismatch'],
    ['another optimizer', tinyConfig({ optimizer: { kind: 'momentum', momentum: 0.9 } }), 'engine-task'],
  ])('refuses a checkpoint of a run with %s', async (_what, config, code) => {
    const { checkpoints } = await finish(task);
    await expect(finish({ ...task, config, resumeFrom: checkpoints[1] })).rejects.toThrow(
      expect.objectContaining({ code }),
    );
  });
});
