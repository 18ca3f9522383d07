import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packData } from '../../../src/bench/bench-data.ts';
import type { Competitor } from '../../../src/bench/competitor.ts';
import { COMPETITOR_NAMES, type CompetitorName } from '../../../src/bench/competitors/names.ts';
import { openCompetitor } from '../../../src/bench/competitors/registry.ts';
import { packWorkload } from '../../../src/bench/remote/packed-workload.ts';
import { startTeam } from '../../../src/bench/team.ts';
import type { Workload } from '../../../src/bench/workload.ts';
import { DEFAULT_OPTIMIZERS } from '../../../src/network/optimizers/defaults.ts';
import { lossesOf, TINY_DATA, tinyWork } from '../tiny-work.ts';

const OPTIMIZERS = Object.values(DEFAULT_OPTIMIZERS).map(({ kind }) => kind);
/** Its RMSProp has ε inside the root, and it has no AdamW. */
const TFJS_OPTIMIZERS = OPTIMIZERS.filter((kind) => kind !== 'rmsprop' && kind !== 'adamw');
/** Without our own engine over tfjs, which has laws of its own and would meet the stock backends in this process. */
const IN_NODE = COMPETITOR_NAMES.filter((name) => name !== 'pytorch' && name !== 'tfjs-wasm');
/** Libraries load and compile first, on a machine that may be busy. */
const PATIENCE_MS = 60_000;
/** The last one is on the batch of the first one again. */
const STEPS = 13;
/** Float32 sums in another order, over some steps. */
const TOLERANCE = 1e-4;

const team = await startTeam(['pytorch']);
const pytorch = team.members.get('pytorch');
const opened = new Map<string, Competitor>();
let oracle: Competitor;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sameseed-agreement-'));
  for (const name of IN_NODE) opened.set(name, await openCompetitor(name));
  oracle = await openCompetitor('oracle');
}, PATIENCE_MS);

afterAll(async () => {
  await team.stop();
  await rm(folder, { recursive: true, force: true });
});

function largestDifference(a: readonly number[], b: readonly number[]): number {
  return Math.max(...a.map((value, index) => Math.abs(value - b[index])));
}

async function lossesIn(name: CompetitorName, workload: Workload): Promise<number[]> {
  const competitor = opened.get(name);
  if (competitor === undefined) throw new Error(`${name} is not open`);
  return lossesOf(competitor, workload, STEPS);
}

async function lossesOfPytorch(workload: Workload): Promise<readonly number[]> {
  if (pytorch === undefined) throw new Error('PyTorch is not there');
  const packed = await packData(TINY_DATA, join(folder, `data-${Math.round(performance.now() * 1000)}`));
  await pytorch.open(packWorkload(workload, { folder, ...packed }));
  const { losses } = await pytorch.steps(STEPS);
  await pytorch.close();
  return losses;
}

describe.each(IN_NODE)('%s', { timeout: PATIENCE_MS }, (name) => {
  const known = name.startsWith('stock-tfjs') ? TFJS_OPTIMIZERS : OPTIMIZERS;

  it('names the optimizers that it has', () => {
    expect(opened.get(name)?.optimizers).toEqual(known);
  });

  it.each(known)('computes the same losses as the naive loops with %s, and they fall', async (optimizer) => {
    const workload = await tinyWork({ optimizer });
    const losses = await lossesIn(name, workload);
    expect(largestDifference(losses, await lossesOf(oracle, workload, STEPS))).toBeLessThan(TOLERANCE);
    expect(losses.at(-1)).toBeLessThan(losses[0]);
  });

  it.each(['momentum', 'adam'] as const)('goes on with the accumulators of %s', async (optimizer) => {
    const workload = await tinyWork({ optimizer, stepsBefore: 7 });
    const losses = await lossesIn(name, workload);
    expect(largestDifference(losses, await lossesOf(oracle, workload, STEPS))).toBeLessThan(TOLERANCE);
  });

  it('classifies the same number of images', async () => {
    const workload = await tinyWork({ optimizer: 'adam', stepsBefore: 40 });
    const [mine, expected] = [await opened.get(name)?.open(workload), await oracle.open(workload)];
    expect(await mine?.evaluate()).toBe(await expected.evaluate());
    await mine?.close();
  });
});

describe.skipIf(pytorch === undefined)('pytorch', { timeout: PATIENCE_MS }, () => {
  it.each(OPTIMIZERS)('computes the same losses as the naive loops with %s', async (optimizer) => {
    for (const stepsBefore of [0, 7]) {
      const workload = await tinyWork({ optimizer, stepsBefore });
      const expected = await lossesOf(oracle, workload, STEPS);
      expect(largestDifference(await lossesOfPytorch(workload), expected)).toBeLessThan(TOLERANCE);
    }
  });
});

describe('the comparison of losses', () => {
  it.each([
    ['no weight decay', (work: Workload) => ({ ...work, penalty: { ...work.penalty, factor: 0 } })],
    ['weight decay on the last layer too', penaliseAll],
    ['another learning rate', (work: Workload) => ({ ...work, learningRate: work.learningRate * 1.01 })],
    ['other batches', (work: Workload) => ({ ...work, batches: work.batches.toReversed() })],
  ])('tells apart a program with %s', async (_defect, plant) => {
    const usual = await tinyWork();
    const workload = { ...usual, penalty: { ...usual.penalty, factor: 0.02 } };
    const right = await lossesOf(oracle, workload, STEPS);
    const wrong = await lossesOf(oracle, plant(workload), STEPS);
    expect(largestDifference(right, wrong)).toBeGreaterThan(TOLERANCE);
  });
});

function penaliseAll(work: Workload): Workload {
  return { ...work, penalty: { ...work.penalty, layers: work.network.layers.map(({ name }) => name) } };
}
