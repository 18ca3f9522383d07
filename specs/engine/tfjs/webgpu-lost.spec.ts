import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { portableEngine } from '../../../src/engine/portable/portable.ts';
import { openTfjsEngine } from '../../../src/engine/tfjs/tfjs.ts';
import { backend } from '../../../src/engine/tfjs/webgpu.ts';
import { type Checkpoint, decodeCheckpoint } from '../../../src/training/checkpoint.ts';
import { train } from '../../../src/training/loop.ts';
import { executeOn, runs } from '../../replication/stack-worker.ts';
import { finish, tinyConfig, tinyDataset } from '../../training/tiny.ts';
import { openWebgpuHere } from './software-vulkan.ts';

const { engine: webgpu, where, isAbsent } = await openWebgpuHere();

const task = { dataset: tinyDataset(), config: tinyConfig() };
const ids = runs.map(({ id }) => id);

let opened = 0;

/** An engine on a device of its own, which only the spec has a hand on. */
async function openOwn(): Promise<{ engine: Engine; device: GPUDevice }> {
  const devices: GPUDevice[] = [];
  const engine = await openTfjsEngine({
    ...backend,
    engine: `tfjs-webgpu-${++opened}`,
    async start() {
      const running = await backend.start();
      devices.push(Reflect.get(running.tf.findBackend(running.registered), 'device'));
      return running;
    },
  });
  return { engine, device: devices[0] };
}

/** The engine, to whose device something happens before the stack takes that step. */
function withAccident(
  { engine, device }: Awaited<ReturnType<typeof openOwn>>,
  step: number,
  harm: (device: GPUDevice) => void,
): Engine {
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
            if (inputs[0].step === step) harm(device);
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

// GPUBufferUsage.STORAGE
const STORAGE = 0x80;

describe.skipIf(isAbsent)(`a GPU that fails in mid-run: ${where}`, { timeout: 60_000 }, () => {
  it('leaves a run its last epoch, from which it goes on elsewhere', async () => {
    const { engine, device } = await openOwn();
    const checkpoints: Checkpoint[] = [];
    const trainUntilLost = async () => {
      for await (const event of train({ ...task, engine })) {
        if (event.kind === 'epoch') checkpoints.push(event.checkpoint);
        // the second step of the second epoch
        if (event.kind === 'step' && event.step === 4) device.destroy();
      }
    };
    await expect(trainUntilLost()).rejects.toMatchObject({
      code: 'gpu-lost',
      message: expect.stringMatching(/^Expected the GPU to compute step 5, received its loss .*last whole epoch\.$/u),
    });
    expect(checkpoints).toHaveLength(1);
    expect(checkpoints[0].state.step).toBe(3);

    const { result } = await finish({ ...task, engine: portableEngine, resumeFrom: checkpoints[0] });
    expect(result.epochs).toHaveLength(3);
    await expect(finish({ ...task, engine })).rejects.toMatchObject({ code: 'gpu-lost' });
  });

  it('leaves every run of a stack its last epoch', async () => {
    const broken = withAccident(await openOwn(), 5, (device) => device.destroy());
    const { store, sweep } = await executeOn(broken);
    expect([...sweep.failures].map(([id, { code }]) => [id, code])).toEqual(ids.map((id) => [id, 'gpu-lost']));
    for (const id of ids) {
      const bytes = await store.readCheckpoint(id);
      expect(bytes === undefined ? 0 : decodeCheckpoint(bytes).epochs).toHaveLength(1);
    }
    await store.close();
  });

  it('halves a stack for which its memory does not last, and ends in the same bits', async () => {
    // SwiftShader has less than that in one piece; a real GPU takes several
    const pieces = webgpu.gpu?.kind === 'software' ? 1 : 64;
    const exhaust = (device: GPUDevice) => {
      const size = device.limits.maxBufferSize;
      for (let piece = 0; piece < pieces; piece++) device.createBuffer({ size, usage: STORAGE });
    };
    const { store, events, sweep, renewals } = await executeOn(withAccident(await openOwn(), 5, exhaust), webgpu);
    expect([...sweep.failures]).toEqual([]);
    expect(renewals).toBe(1);
    expect(events.find(({ kind }) => kind === 'stack-halved')).toMatchObject({
      ids,
      error: {
        code: 'gpu-memory',
        message: expect.stringMatching(/^Expected the GPU to compute step 5, received .*fewer runs at once/u),
      },
    });
    const plain = await executeOn(webgpu);
    for (const id of ids) expect((await store.readRun(id))?.result).toEqual((await plain.store.readRun(id))?.result);
    await Promise.all([store.close(), plain.store.close()]);
  });
});
