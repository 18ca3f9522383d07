import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Records } from '../../src/artifact/read.ts';
import type { RunRecord } from '../../src/artifact/record.ts';
import { drawInitialState } from '../../src/network/initial-state.ts';
import { verifyArtifact } from '../../src/replication/verify.ts';
import { chooseEpochs } from '../../src/replication/verify-spots.ts';
import { encodeCheckpoint } from '../../src/training/checkpoint.ts';
import { parseRunConfig } from '../../src/training/config.ts';
import { finish } from '../training/tiny.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { tinyData } from './tiny-experiment.ts';
import { oracle, trainSweep } from './trained-sweep.ts';

const ID = 'rows/long/seed-1';
const SEEDS = [0, 1, 2, 3, 4, 5, 6, 7];
const means = { engine: oracle, dataset: tinyData };
let records: Records;
let honest: RunRecord;
beforeAll(async () => {
  records = await trainSweep();
  honest = [...records.runs.values()].filter(({ run }) => run.treatment === 'long')[1];
});

describe('epochs drawn by chance', () => {
  it('are as many as asked for, the same for the same seed, and all of them at most', () => {
    const runs = [...records.runs.values()];
    const count = (spot: { count: number; seed: number }) =>
      chooseEpochs(runs, spot).reduce((sum, { epochs }) => sum + epochs.length, 0);
    expect([1, 5, 16, 99].map((wanted) => count({ count: wanted, seed: 3 }))).toEqual([1, 5, 16, 16]);
    expect(chooseEpochs(runs, { count: 5, seed: 3 })).toEqual(chooseEpochs(runs, { count: 5, seed: 3 }));
  });

  it('begin at the nearest checkpoint that the record proves', async () => {
    const folder = temporaryFolder();
    await keepCheckpoints(folder, [1, 4]);
    const spots = SEEDS.map((seed) => ({ count: 1, seed }));
    const outcomes = [];
    for (const spot of spots) {
      outcomes.push(await verifyArtifact({ runs: new Map([[ID, honest]]), folder }, { ...means, spot }));
    }
    expect(outcomes.every(({ kind }) => kind === 'verified')).toBe(true);
    const stretches = outcomes.flatMap(({ retrained }) => retrained);
    expect(new Set(stretches.map(({ after, to }) => `${after}-${to}`))).toEqual(
      new Set(['0-1', '1-2', '1-3', '1-4', '4-5']),
    );
  });

  it('never begin at a checkpoint of something else', async () => {
    const folder = temporaryFolder();
    const { network, optimizer } = parseRunConfig(honest.run.config);
    const state = { ...drawInitialState({ network, optimizer, seed: 5 }), step: 12 };
    keep(folder, 4, encodeCheckpoint({ state, initialDigests: {}, epochs: honest.result.epochs.slice(0, 4) }));
    const verify = async (seed: number) =>
      verifyArtifact({ runs: new Map([[ID, honest]]), folder }, { ...means, spot: { count: 1, seed } });
    await expect(Promise.all(SEEDS.map(verify))).rejects.toMatchObject({
      code: 'checkpoint-unproven',
      kind: 'check',
    });
    truncateSync(join(folder, 'checkpoints', ID, 'epoch-4.bin'), 2 ** 40);
    await expect(Promise.all(SEEDS.map(verify))).rejects.toMatchObject({
      code: 'checkpoint-unproven',
      message: expect.stringContaining('received 1099511627776 bytes'),
    });
  });
});

async function keepCheckpoints(folder: string, epochs: readonly number[]): Promise<void> {
  const config = parseRunConfig(honest.run.config);
  const { checkpoints } = await finish({ ...means, config });
  for (const epoch of epochs) keep(folder, epoch, encodeCheckpoint(checkpoints[epoch - 1]));
}

function keep(folder: string, epoch: number, bytes: Uint8Array): void {
  const path = join(folder, 'checkpoints', ID, `epoch-${epoch}.bin`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}
