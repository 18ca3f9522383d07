import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { countDispatches } from '../../../src/engine/tfjs/webgpu-count.ts';
import { openDevice } from '../../../src/engine/tfjs/webgpu-device.ts';
import type { StepInput } from '../../../src/engine/engine.ts';
import { TfjsSession } from '../../../src/engine/tfjs/session.ts';
import { DeviceWatch } from '../../../src/engine/tfjs/webgpu-watch.ts';
import { portableEngine } from '../../../src/engine/portable/portable.ts';
import { buildNetwork } from '../../../src/network/architecture.ts';
import { drawInitialState } from '../../../src/network/initial-state.ts';
import { executePlan } from '../../../src/replication/execute.ts';
import { planExperiment } from '../../../src/replication/plan.ts';
import { startWorker } from '../../../src/replication/training-worker.ts';
import { newFolder, tinySweep } from '../../replication/sweep-folder.ts';
import { tinyData, tinyExperiment, tinyTreatment } from '../../replication/tiny-experiment.ts';
import { tinyConfig } from '../../training/tiny.ts';
import { tinyTask, withFilled } from '../tiny.ts';
import { openWebgpuHere, swiftShaderEnvironment } from './software-vulkan.ts';

const { engine: webgpu, where, isAbsent } = await openWebgpuHere();

/** The portable engine under the watch of a device of its own. */
async function open() {
  const { device } = await openDevice();
  onTestFinished(() => device.destroy());
  const session = await portableEngine.open(tinyTask());
  const stack = {
    step: async ([only]: readonly StepInput[]) => [await session.step(only)],
    evaluate: async () => [await session.evaluate()],
    penalties: async () => [await session.penalty()],
    readStates: async () => [await session.readState()],
    close: () => session.close(),
  };
  return { device, watched: new TfjsSession(new DeviceWatch(device).watch(stack)) };
}

// bits of GPUBufferUsage that exclude each other
const MAP_READ = 0x1;
const STORAGE = 0x80;

const input = { step: 1, indices: Uint32Array.of(0, 3, 5), learningRate: 0.1 };

describe.skipIf(isAbsent)(`tfjs-webgpu on ${where}`, { timeout: 60_000 }, () => {
  it('says what it computes on', () => {
    expect(webgpu).toMatchObject({ name: 'tfjs-webgpu', claim: 'machine' });
    expect(webgpu.gpu).toMatchObject({ name: expect.any(String), kind: expect.any(String) });
    const isSoftware = webgpu.gpu?.kind === 'software';
    expect(webgpu.version).toBe(`1+tfjs-4.22.0+webgpu-0.6.2${isSoftware ? '+software' : ''}`);
  });

  it('leaves the navigator of the program as it was', () => {
    expect(Reflect.get(globalThis, 'navigator')?.gpu).toBeUndefined();
  });

  it('names the logits that overflow', async () => {
    const task = tinyTask();
    const parameters = withFilled(task.state.parameters, 'dense-2', 3.4e38);
    const session = await webgpu.open({ ...task, state: { ...task.state, parameters } });
    await expect(async () => session.step(input)).rejects.toMatchObject({
      code: 'non-finite',
      message: 'Expected finite values, but dense-2/logits left them at step 1; lower the learning rate.',
    });
  });

  it('names the kernel that a huge learning rate blows up', async () => {
    const session = await webgpu.open(tinyTask());
    await expect(async () => session.step({ ...input, learningRate: 1e300 })).rejects.toMatchObject({
      code: 'non-finite',
      message: 'Expected finite values, but dense-1/kernel left them at step 1; lower the learning rate.',
    });
  });

  // operations of tfjs alone are 46 for SGD and 166 for Adam; each takes the processor longer than the GPU
  it.each([
    [{ kind: 'sgd' }, 37],
    [{ kind: 'momentum', momentum: 0.9 }, 43],
    [{ kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-7 }, 49],
  ] as const)(
    'takes a step of three layers with %o in %i dispatches, for one network as for three',
    async (optimizer, expected) => {
      const hidden = [
        { units: 5, activation: 'relu' },
        { units: 4, activation: 'relu' },
      ] as const;
      const network = buildNetwork({ inputs: 6, hidden, classes: 3, initializer: 'glorot-uniform' });
      const state = drawInitialState({ network, optimizer, seed: 1 });
      const task = tinyTask({ network, optimizer, state });
      for (const networks of [1, 3]) {
        const stack = await webgpu.stacking?.open(Array.from({ length: networks }, () => task));
        const takeStep = async (step: number) =>
          stack?.step(Array.from({ length: networks }, () => ({ ...input, step })));
        await takeStep(1);
        expect(await countDispatches(async () => takeStep(2))).toBe(expected);
      }
    },
  );

  it('trains on a thread, which can be ended in the middle of a run', async () => {
    const worker = await startWorker({ engine: 'tfjs-webgpu', dataset: tinyData });
    const done = await worker.train({ config: tinyConfig({ epochs: 1 }) }, async () => {});
    expect(done).toMatchObject({ kind: 'done', result: { claim: 'machine' } });
    // between two reports, when a step is under way
    const stopSoon = async () => void setTimeout(() => void worker.stop(), 5);
    const died = await worker.train({ config: tinyConfig({ epochs: 1000 }) }, stopSoon);
    expect(died).toMatchObject({ kind: 'failed', error: { code: 'worker-died' } });
  });

  it('is named with its GPU in the records of a sweep', async () => {
    const experiment = tinyExperiment({ treatments: [tinyTreatment('short', { epochs: 1 })] });
    const plan = planExperiment({ experiment });
    const summary = await executePlan(tinySweep(await newFolder(), { plan, engine: 'tfjs-webgpu' }));
    expect(summary.result.claim).toBe('machine');
    expect(summary.provenance.engine).toEqual({ name: 'tfjs-webgpu', version: webgpu.version });
    expect(summary.provenance.fingerprint.gpu).toEqual(webgpu.gpu);
  });

  it('lets the program end', async () => {
    const program = `
      const { openTfjsEngine } = await import('./dist/engine/tfjs/tfjs.js');
      const { backend } = await import('./dist/engine/tfjs/webgpu.js');
      const { selfTestSteps, selfTestTask } = await import('./dist/engine/self-test.js');
      const session = await (await openTfjsEngine(backend)).open(selfTestTask({ kind: 'sgd' }));
      process.stdout.write(JSON.stringify(await session.step(selfTestSteps()[0])));
    `;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
      env: { ...process.env, ...swiftShaderEnvironment() },
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: 40_000,
    });
    const [chunks, [code]] = await Promise.all([child.stdout.setEncoding('utf8').toArray(), once(child, 'exit')]);
    expect({ code, text: chunks.join('') }).toEqual({ code: 0, text: expect.stringContaining('lossSum') });
  });
});

describe.skipIf(isAbsent)(`a watched session on ${where}`, () => {
  it('passes on what the session answers', async () => {
    const { watched } = await open();
    const plain = await portableEngine.open(tinyTask());
    expect(await watched.step(input)).toEqual(await plain.step(input));
    expect(await watched.evaluate()).toEqual(await plain.evaluate());
    expect(await watched.penalty()).toEqual(await plain.penalty());
    expect(await watched.readState()).toEqual(await plain.readState());
    await watched.close();
  });

  it('passes on what the session refuses', async () => {
    const { watched } = await open();
    await expect(watched.step({ ...input, step: 7 })).rejects.toMatchObject({ code: 'engine-step' });
    await expect(watched.step(input)).resolves.toBeDefined();
  });

  it('fails with the step when the device refuses a command, then and later', async () => {
    const { device, watched } = await open();
    await watched.step(input);
    device.createBuffer({ size: 16, usage: MAP_READ | STORAGE });
    await device.queue.onSubmittedWorkDone();
    const failure = {
      code: 'gpu-error',
      kind: 'fault',
      message: expect.stringMatching(
        /^Expected the GPU to compute step 2, received Buffer usages .*choose another engine\.$/u,
      ),
    };
    await expect(watched.step({ ...input, step: 2 })).rejects.toMatchObject(failure);
    await expect(watched.readState()).rejects.toMatchObject(failure);
  });

  it('fails with the step when the device is lost', async () => {
    const { device, watched } = await open();
    await watched.step(input);
    device.destroy();
    await device.lost;
    await expect(watched.evaluate()).rejects.toMatchObject({
      code: 'gpu-lost',
      message:
        'Expected the GPU to compute the evaluation after step 1, received its loss (destroyed): device was destroyed; start the same command again to go on from the last whole epoch.',
    });
    await watched.close();
  });
});
