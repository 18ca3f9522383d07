import { describe, expect, it } from 'vitest';
import { openEngine } from '../../src/engine/registry.ts';
import type { StackEvent, StackTask } from '../../src/training/stack.ts';
import { trainStack } from '../../src/training/stack.ts';
import { seeded, tinyConfig, tinyDataset } from './tiny.ts';

const engine = await openEngine('tfjs-cpu');
const dataset = tinyDataset();

async function collect(task: StackTask): Promise<StackEvent[]> {
  const events: StackEvent[] = [];
  for await (const event of trainStack(task)) events.push(event);
  return events;
}

const threeRuns = [1, 2, 3].map((seed) => ({ config: tinyConfig({ seeds: seeded(seed) }) }));

describe('a stack of runs', () => {
  it('takes the steps of all runs in turn', async () => {
    const events = await collect({ engine, dataset, runs: threeRuns });
    const steps = events.filter(({ event }) => event.kind === 'step');
    expect(steps.slice(0, 4).map(({ run, event }) => [run, event])).toEqual([
      [0, { kind: 'step', step: 1, epoch: 1 }],
      [1, { kind: 'step', step: 1, epoch: 1 }],
      [2, { kind: 'step', step: 1, epoch: 1 }],
      [0, { kind: 'step', step: 2, epoch: 1 }],
    ]);
    expect(steps).toHaveLength(27);
  });

  it('claims what its engine gives stacks, not what it gives runs alone', async () => {
    const { stacking } = engine;
    if (stacking === undefined) throw new Error('no stacks');
    const weaker = { name: 'weaker', stacking: { ...stacking, claim: 'statistical' as const } };
    const events = await collect({ engine: weaker, dataset, runs: threeRuns });
    const claims = events.flatMap(({ event }) => (event.kind === 'end' ? [event.result.claim] : []));
    expect(claims).toEqual(['statistical', 'statistical', 'statistical']);
  });

  it('stops between two steps', async () => {
    const stop = new AbortController();
    const stopAtFive = async () => {
      for await (const { event } of trainStack({ engine, dataset, runs: threeRuns, signal: stop.signal })) {
        if (event.kind === 'step' && event.step === 5) stop.abort();
      }
    };
    await expect(stopAtFive()).rejects.toMatchObject({ code: 'aborted', message: expect.stringContaining('step 5') });
  });

  it('goes on without a run whose checkpoint is that of another one', async () => {
    const [first] = threeRuns;
    const events = await collect({ engine, dataset, runs: threeRuns });
    const told = events.find(({ event }) => event.kind === 'epoch')?.event;
    if (told?.kind !== 'epoch') throw new Error('no epoch');
    const resumeFrom = { ...told.checkpoint, state: { ...told.checkpoint.state, step: 7 } };
    const outcome = await collect({ engine, dataset, runs: [{ ...first, resumeFrom }, threeRuns[1]] });
    expect(outcome[0]).toMatchObject({ run: 0, event: { kind: 'failed', error: { code: 'checkpoint-mismatch' } } });
    expect(outcome.at(-1)).toMatchObject({ run: 1, event: { kind: 'end' } });
  });

  it('is refused by an engine that has none', async () => {
    const portable = await openEngine('portable');
    await expect(collect({ engine: portable, dataset, runs: threeRuns })).rejects.toMatchObject({
      code: 'stack-unknown',
      message:
        'Expected an engine that trains several networks at once, received portable; choose one of tfjs, or leave out --stack.',
    });
  });

  it('is refused for runs that are not alike', async () => {
    const runs = [threeRuns[0], { config: tinyConfig({ batchSize: 4 }) }];
    await expect(collect({ engine, dataset, runs })).rejects.toMatchObject({
      code: 'stack-mixed',
      message:
        'Expected every task of a stack to have 9 inputs, 4 relu, 3 softmax with sgd in batches of 8 on 22 and 9 examples, received 9 inputs, 4 relu, 3 softmax with sgd in batches of 4 on 22 and 9 examples; train unlike ones apart.',
    });
  });
});
