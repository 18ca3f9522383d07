import { describe, expect, it } from 'vitest';
import { startWorker } from '../../src/replication/training-worker.ts';
import { tinyConfig } from '../training/tiny.ts';
import { tinyData } from './tiny-experiment.ts';

const setup = { engine: 'oracle', dataset: tinyData };
const ignore = (): Promise<void> => Promise.resolve();

describe('a worker', () => {
  it('trains one run after the other, and outlives one that fails', async () => {
    const worker = await startWorker(setup);
    const failed = await worker.train({ config: tinyConfig({ batchSize: 99 }) }, ignore);
    expect(failed).toMatchObject({ kind: 'failed', error: { code: 'batch-size-invalid' } });
    const done = await worker.train({ config: tinyConfig() }, ignore);
    expect(done).toMatchObject({ kind: 'done', result: { claim: 'bitwise' } });
    expect(worker.isAlive).toBe(true);
    await worker.stop();
  });

  it('that dies fails its run', async () => {
    const worker = await startWorker(setup);
    const outcome = await worker.train({ config: tinyConfig({ epochs: 100_000 }) }, () => worker.stop());
    expect(outcome).toMatchObject({ kind: 'failed', error: { code: 'worker-died', kind: 'fault' } });
    expect(worker.isAlive).toBe(false);
  });

  it('throws on what the listener throws', async () => {
    const worker = await startWorker(setup);
    const full = new Error('disk full');
    await expect(worker.train({ config: tinyConfig() }, () => Promise.reject(full))).rejects.toBe(full);
    await worker.stop();
  });

  it('does not start without its engine', async () => {
    await expect(startWorker({ ...setup, engine: 'cuda' })).rejects.toThrow(
      expect.objectContaining({ code: 'engine-unknown', message: expect.stringContaining('Unknown engine "cuda"') }),
    );
  });
});
