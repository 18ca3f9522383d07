import { describe, expect, it } from 'vitest';
import { digestTensors } from '../../src/training/digest-tensors.ts';
import type { NamedTensor } from '../../src/network/network.ts';
import { drawStart } from '../../src/training/start.ts';
import { traceEpoch, type TraceTask, type TracedStep } from '../../src/training/trace.ts';
import { compareTraces } from '../../src/training/trace-comparison.ts';
import { collectTrace, parseTraceFile, type TraceFile, type TraceRequest } from '../../src/training/trace-file.ts';
import { runConfigJson } from '../../src/training/config.ts';
import { finish, oracle, tinyConfigWith, tinyDataset } from './tiny.ts';
import { wrapEngine } from './wrapped-engine.ts';

const config = tinyConfigWith({ kind: 'momentum', momentum: 0.9 });
const dataset = tinyDataset();
const { state } = drawStart(config);
const run = { experiment: 'tiny', part: 'rows', treatment: 'one', levels: {}, seed: 1, config: runConfigJson(config) };
const task: TraceTask = { engine: oracle, dataset, config, epoch: 1, state };
const request: TraceRequest = { run, engine: oracle, epoch: 1, state };

async function stepsOf(changes: Partial<TraceTask> = {}): Promise<TracedStep[]> {
  const steps = [];
  for await (const step of traceEpoch({ ...task, ...changes })) steps.push(step);
  return steps;
}

const trace = async (changes: Partial<TraceRequest> = {}, engine = oracle): Promise<TraceFile> =>
  collectTrace(traceEpoch({ ...task, engine }), { ...request, ...changes });

/** The oracle, whose step after the first one moves a weight by a bit. */
const nudged = wrapEngine(oracle, (session, opened) => ({
  readState: async () => {
    const read = await session.readState();
    const values = read.parameters[0].values.slice();
    if (read.step > opened.state.step + 1) new Uint32Array(values.buffer)[5] += 1;
    return { ...read, parameters: [{ ...read.parameters[0], values }, ...read.parameters.slice(1)] };
  },
}));

describe('traceEpoch', () => {
  it('takes the very steps of the run', async () => {
    const { result, checkpoints } = await finish({ engine: oracle, dataset, config });
    const [last] = (await stepsOf({ epoch: 2, state: checkpoints[0].state })).toReversed();
    expect(last.step).toBe(6);
    const { digests } = result.epochs[1];
    const tensors = last.parts.flatMap(({ name, shape, values }): NamedTensor[] =>
      name in digests && values instanceof Float32Array ? [{ name, shape, values }] : [],
    );
    expect(digestTensors(tensors)).toEqual(digests);
  });

  it('names what a step has to do with in the order of computation', async () => {
    const [first] = await stepsOf();
    expect(first.parts.map(({ name, shape }) => `${name} ${shape.join('×')}`)).toEqual([
      'batch 8',
      'dense-1/activations 8×4',
      'dense-2/logits 8×3',
      'loss 2',
      'dense-2/kernel/gradient 4×3',
      'dense-2/bias/gradient 3',
      'dense-1/kernel/gradient 9×4',
      'dense-1/bias/gradient 4',
      'dense-1/kernel 9×4',
      'dense-1/bias 4',
      'dense-2/kernel 4×3',
      'dense-2/bias 3',
      'dense-1/kernel/velocity 9×4',
      'dense-1/bias/velocity 4',
      'dense-2/kernel/velocity 4×3',
      'dense-2/bias/velocity 3',
    ]);
  });

  it('stops between two steps after the signal', async () => {
    await expect(stepsOf({ signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'aborted' });
  });
});

describe('traces', () => {
  it('of one run are the same', async () => {
    expect(compareTraces(await trace(), await trace())).toEqual({ kind: 'same', steps: 3 });
  });

  it('part at the first step and part that differ, and tell the element where both have the values', async () => {
    expect(compareTraces(await trace(), await trace({}, nudged))).toEqual({
      kind: 'step',
      step: 2,
      after: 1,
      part: 'dense-1/kernel',
    });
    const closer = { steps: { from: 2, to: 2 }, part: 'dense-1/kernel' };
    expect(compareTraces(await trace(closer), await trace(closer, nudged))).toMatchObject({
      step: 2,
      difference: { part: 'dense-1/kernel', shape: [9, 4], first: 5, ulp: 1, maxUlp: 1, different: 1, size: 36 },
    });
  });

  it('part before the epoch when it begins with other weights', async () => {
    const { state: other } = drawStart({ ...config, seeds: { ...config.seeds, init: 7 } });
    expect(compareTraces(await trace(), await trace({ state: other }))).toEqual({
      kind: 'start',
      tensor: 'dense-1/kernel',
    });
  });

  it('survive a file', async () => {
    const written = await trace({ steps: { from: 2, to: 3 }, part: 'dense-2/logits' });
    expect(parseTraceFile(JSON.parse(JSON.stringify(written)), 'a file')).toEqual(written);
    expect(written.steps.map(({ step }) => step)).toEqual([2, 3]);
  });

  it.each<[string, () => Promise<unknown>, string]>([
    ['another epoch', async () => compareTraces(await trace(), { ...(await trace()), epoch: 2 }), 'trace-incomparable'],
    [
      'no common step',
      async () => compareTraces(await trace({ steps: { from: 1, to: 1 } }), await trace({ steps: { from: 2, to: 2 } })),
      'trace-incomparable',
    ],
    ['steps that the epoch has not', async () => trace({ steps: { from: 7, to: 9 } }), 'trace-steps'],
    ['a part that nobody knows', async () => trace({ steps: { from: 1, to: 1 }, part: 'dense-9' }), 'trace-part'],
    ['a file of something else', async () => parseTraceFile({ kind: 'run' }, 'a file'), 'trace-invalid'],
    [
      'digests of another number',
      async () => parseTraceFile(await withStep({ digests: '0'.repeat(32) }), 'a file'),
      'trace-invalid',
    ],
    ['steps out of order', async () => parseTraceFile(await withStep({ step: 9 }), 'a file'), 'trace-invalid'],
  ])('refuse %s', async (_what, make, code) => {
    await expect(make()).rejects.toMatchObject({ code });
  });
});

async function withStep(change: object): Promise<object> {
  const written = await trace();
  const [first, ...others] = written.steps;
  return { ...written, steps: [{ ...first, ...change }, ...others] };
}
