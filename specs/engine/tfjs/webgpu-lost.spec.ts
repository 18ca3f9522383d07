import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { portableEngine } from '../../../src/engine/portable/portable.ts';
import type { Checkpoint } from '../../../src/training/checkpoint.ts';
import { train } from '../../../src/training/loop.ts';
import { finish, tinyConfig, tinyDataset } from '../../training/tiny.ts';
import { openWebgpuHere } from './software-vulkan.ts';

const { engine: webgpu, where, isAbsent } = await openWebgpuHere();

const task = { dataset: tinyDataset(), config: tinyConfig() };

describe.skipIf(isAbsent)(`a run on tfjs-webgpu on ${where}`, { timeout: 60_000 }, () => {
  it('whose GPU is lost keeps its last epoch, and goes on elsewhere', async () => {
    const checkpoints: Checkpoint[] = [];
    const trainUntilLost = async () => {
      for await (const event of train({ ...task, engine: webgpu })) {
        if (event.kind === 'epoch') checkpoints.push(event.checkpoint);
        // the second step of the second epoch
        if (event.kind === 'step' && event.step === 4) loseDevice();
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
    await expect(finish({ ...task, engine: webgpu })).rejects.toMatchObject({ code: 'gpu-lost' });
  });
});

function loseDevice(): void {
  Reflect.get(tf.findBackend('sameseed-webgpu'), 'device').destroy();
}
