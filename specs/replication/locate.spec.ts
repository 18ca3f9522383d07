import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunRecord } from '../../src/artifact/record.ts';
import { sealResult } from '../../src/artifact/result.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { openOracle } from '../../src/engine/oracle/oracle.ts';
import { CONTRACT_RULES } from '../../src/engine/oracle/rules.ts';
import { openEngine } from '../../src/engine/registry.ts';
import { locateParting } from '../../src/replication/locate.ts';
import { encodeCheckpoint } from '../../src/training/checkpoint.ts';
import { runConfigJson } from '../../src/training/config.ts';
import { finish, tinyConfigWith } from '../training/tiny.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { tinyData } from './tiny-experiment.ts';

const { fround } = Math;
const oracle = await openEngine('oracle');
const portable = await openEngine('portable');
const config = tinyConfigWith({ kind: 'momentum', momentum: 0.9 }, { epochs: 4 });
const work = { config, dataset: tinyData };
const ID = 'rows/one/seed-1';

/** Another arithmetic, whose sums are a bit larger from some dot product on. */
function sloppy(from: number): Engine {
  let dots = 0;
  const rules = {
    ...CONTRACT_RULES,
    dot: (...[length, a, b]: Parameters<typeof CONTRACT_RULES.dot>) => {
      const sum = CONTRACT_RULES.dot(length, a, b);
      dots++;
      return dots >= from ? fround(sum * (1 + 2 ** -23)) : sum;
    },
  };
  return { ...openOracle(rules), name: 'sloppy', version: '7', claim: 'machine' };
}

/** Sums in descending order: other bits wherever rounding shows it. */
const backwards: Engine = {
  ...openOracle({
    ...CONTRACT_RULES,
    dot: (count, a, b) =>
      CONTRACT_RULES.dot(
        count,
        (k) => a(count - 1 - k),
        (k) => b(count - 1 - k),
      ),
  }),
  name: 'backwards',
  claim: 'machine',
};

async function recordOf(engine: Engine): Promise<RunRecord> {
  const { result } = await finish({ engine, dataset: tinyData, config });
  return asRecord(result, engine);
}

function asRecord(result: RunRecord['result'], { name, version }: Engine): RunRecord {
  const fingerprint = {
    platform: 'linux',
    architecture: 'x64',
    osRelease: '6',
    processor: 'one',
    cores: 1,
    memoryBytes: 1,
    node: '20',
    v8: '11',
  };
  return {
    schemaVersion: 1,
    kind: 'run',
    run: { experiment: 'tiny', part: 'rows', treatment: 'one', levels: {}, seed: 1, config: runConfigJson(config) },
    result,
    provenance: { dataset: { name: 'glyphs', digests: {} }, engine: { name, version }, packages: {}, fingerprint },
    observed: { startedAt: '2026-01-02T03:04:05.000Z', durationMs: 1, epochDurationsMs: [], peakMemoryBytes: 1 },
  };
}

describe('locateParting of two engines', () => {
  it('finds nothing between engines of one contract', async () => {
    expect(await locateParting({ ...work, a: { engine: oracle }, b: { engine: portable } })).toEqual({
      kind: 'same',
      epochs: 4,
    });
  });

  it('finds the first step, tensor and element, and how far the weights grow apart', async () => {
    const found = await locateParting({ ...work, a: { engine: oracle }, b: { engine: backwards } });
    expect(found).toMatchObject({
      kind: 'step',
      epoch: 1,
      step: 1,
      stepsPerEpoch: 3,
      part: 'dense-1/activations',
      shape: [8, 4],
    });
    if (found.kind !== 'step') return;
    expect(found.ulp).toBeGreaterThanOrEqual(0);
    expect(found.maxUlp).toBeGreaterThanOrEqual(1);
    expect(found.growth.map(({ step }) => step)).toEqual([1, 2, 3]);
    expect(found.growth.every(({ typicalUlp, share }) => typicalUlp > 0 && share > 0)).toBe(true);
  });
});

describe('locateParting of two records', () => {
  it('looks into the epoch in which they part, and says whether this machine repeats both', async () => {
    const [a, b] = [await recordOf(oracle), await recordOf(backwards)];
    const found = await locateParting({
      ...work,
      a: { engine: oracle, record: a },
      b: { engine: backwards, record: b },
    });
    expect(found).toMatchObject({ kind: 'step', epoch: 1, isRepeated: { a: true, b: true } });
  });

  it('begins at the last checkpoint before that epoch and trains nothing else', async () => {
    const { result, checkpoints } = await finish({ engine: oracle, dataset: tinyData, config });
    const a = asRecord(result, oracle);
    const other = { ...result.epochs[3], digests: { ...result.epochs[3].digests, 'dense-2/bias': '0'.repeat(64) } };
    const b = asRecord(sealResult({ ...result, epochs: [...result.epochs.slice(0, 3), other] }), backwards);
    const folder = temporaryFolder();
    const path = join(folder, 'checkpoints', ID, 'epoch-3.bin');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, encodeCheckpoint(checkpoints[2]));
    const trained: number[] = [];
    const sides = { a: { engine: oracle, record: a, folder }, b: { engine: backwards, record: b } };
    const found = await locateParting({ ...work, ...sides, onEpoch: (epoch) => trained.push(epoch) });
    expect(found).toMatchObject({ kind: 'step', epoch: 4, step: 10, isRepeated: { a: true, b: false } });
    expect(trained).toEqual([]);
  });

  it('says whom this machine repeats when one engine has trained both', async () => {
    const a = await recordOf(oracle);
    const b = asRecord((await finish({ engine: sloppy(900), dataset: tinyData, config })).result, oracle);
    const elsewhere = { ...work, a: { engine: oracle, record: a }, b: { engine: oracle, record: b } };
    const found = await locateParting(elsewhere);
    expect(found).toMatchObject({ kind: 'elsewhere', repeats: 'a' });
    const reverse = await locateParting({ ...work, a: elsewhere.b, b: elsewhere.a });
    expect(reverse).toMatchObject({ kind: 'elsewhere', repeats: 'b' });
  });

  it('says so when only a number was recorded otherwise', async () => {
    const a = await recordOf(oracle);
    const epochs = a.result.epochs.map((epoch) => (epoch.epoch === 2 ? { ...epoch, loss: 9 } : epoch));
    const b = asRecord(sealResult({ ...a.result, epochs }), oracle);
    const found = await locateParting({ ...work, a: { engine: oracle, record: a }, b: { engine: oracle, record: b } });
    expect(found).toMatchObject({ kind: 'elsewhere', epoch: 2, repeats: 'a', difference: { name: 'loss' } });
  });

  it('finds records the same, cut short or whole, and weights apart before the first step', async () => {
    const a = await recordOf(oracle);
    const side = { engine: oracle, record: a };
    const short = asRecord(sealResult({ ...a.result, epochs: a.result.epochs.slice(0, 2) }), oracle);
    expect(await locateParting({ ...work, a: side, b: side })).toEqual({ kind: 'same', epochs: 4 });
    expect(await locateParting({ ...work, a: side, b: { engine: oracle, record: short } })).toEqual({
      kind: 'same',
      epochs: 2,
    });
    const initialDigests = { ...a.result.initialDigests, 'dense-1/bias': '0'.repeat(64) };
    const other = asRecord(sealResult({ ...a.result, initialDigests }), oracle);
    expect(await locateParting({ ...work, a: side, b: { engine: oracle, record: other } })).toMatchObject({
      kind: 'start',
      difference: { tensor: 'dense-1/bias' },
    });
  });
});
