import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Records } from '../../src/artifact/read.ts';
import type { RunRecord } from '../../src/artifact/record.ts';
import { sealResult } from '../../src/artifact/result.ts';
import { type Verification, verifyArtifact } from '../../src/replication/verify.ts';
import { listTrusted } from '../../src/replication/verify-trust.ts';
import { parseRunConfig, runConfigJson } from '../../src/training/config.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { tinyData, tinyExperiment } from './tiny-experiment.ts';
import { oracle, summaryOf, trainSweep, withRun } from './trained-sweep.ts';

const ID = 'rows/long/seed-1';
const experiment = tinyExperiment();
const means = { engine: oracle, dataset: tinyData };
let records: Records;
let honest: RunRecord;
beforeAll(async () => {
  records = await trainSweep();
  honest = [...records.runs.values()].filter(({ run }) => run.treatment === 'long')[1];
});

type Config = ReturnType<typeof parseRunConfig>;

function withConfig(change: Partial<Config>): RunRecord {
  const config = { ...parseRunConfig(honest.run.config), ...change };
  return { ...honest, run: { ...honest.run, config: runConfigJson(config) } };
}

function withEpoch(epoch: number, change: object): RunRecord {
  const epochs = honest.result.epochs.map((one) => (one.epoch === epoch ? { ...one, ...change } : one));
  return { ...honest, result: sealResult({ ...honest.result, epochs }) };
}

/** The findings on a sweep that holds this in the place of the honest run. */
async function findingsOn(record: RunRecord): Promise<string> {
  const { findings } = await verifyArtifact({ ...withRun(records, ID, record), experiment }, means);
  return findings.map(({ message }) => message).join('\n');
}

describe('verifyArtifact', () => {
  it('finds an honest sweep verified, with every epoch trained again', async () => {
    expect(await verifyArtifact({ ...records, experiment }, means)).toEqual<Verification>({
      kind: 'verified',
      findings: [],
      runs: 4,
      epochs: 16,
      retrained: [
        { run: 'rows/long/seed-0', after: 0, to: 5 },
        { run: ID, after: 0, to: 5 },
        { run: 'rows/short/seed-0', after: 0, to: 3 },
        { run: 'rows/short/seed-1', after: 0, to: 3 },
      ],
      retrainedEpochs: 16,
    });
  });

  it.each<[string, () => RunRecord, string]>([
    [
      'an accuracy that is no share of the examples',
      () => withEpoch(2, { validationAccuracy: 0.5 }),
      'Expected /result/epochs/1/validationAccuracy to be 0.5555555555555556, the nearest share of the validation examples, received 0.5.',
    ],
    ['an accuracy that could be', () => withEpoch(2, { accuracy: 1 }), 'Expected /result/epochs/1/accuracy to be 0.'],
    ['a loss', () => withEpoch(5, { validationLoss: 0.125 }), 'as training it again gives, received 0.125.'],
    [
      'a digest',
      () => withEpoch(1, { digests: { ...honest.result.epochs[0].digests, 'dense-1/bias': '0'.repeat(64) } }),
      'Expected /result/epochs/0/digests/dense-1~1bias to be "',
    ],
    ['a learning rate', () => withEpoch(3, { learningRate: 0.01 }), 'as the schedule has it, received 0.01.'],
    [
      'the number of an epoch',
      () => withEpoch(3, { epoch: 4 }),
      'Expected /result/epochs/2/epoch to be 3, by its place, received 4.',
    ],
    [
      'a run cut short',
      () => ({ ...honest, result: sealResult({ ...honest.result, epochs: honest.result.epochs.slice(0, 3) }) }),
      'Expected /result/epochs/length to be 5, the number of epochs in the config, received 3.',
    ],
    [
      'another seed',
      () => ({ ...honest, run: { ...honest.run, seed: 2 } }),
      'Expected /run/config/seeds/init to be 2, the seed of the run, or 0, received 1.',
    ],
    [
      'a seed for the weights alone',
      () => withConfig({ seeds: { init: 2, shuffle: 1, split: 1 } }),
      'Expected /run/config/seeds/init to be 1',
    ],
    ['weights that no seed draws', () => withInitialBias(), 'Expected /result/initialDigests/dense-2~1bias to be "'],
    [
      'another batch size',
      () => withConfig({ batchSize: 4 }),
      'Expected /run/config/batchSize to be 8, as the experiment tiny plans rows/long/seed-1, received 4.',
    ],
    [
      'a config that nobody can train',
      () => withConfig({ batchSize: 0 }),
      'Expected `batchSize` to be an integer ≥ 1, received 0.',
    ],
    [
      'a level',
      () => ({ ...honest, run: { ...honest.run, levels: { id: 'longer' } } }),
      'Expected /run/levels/id to be "long"',
    ],
    [
      'another treatment',
      () => ({ ...honest, run: { ...honest.run, treatment: 'best' } }),
      'Expected /run to be of a treatment of tiny (rows/short, rows/long), received rows/best/seed-1.',
    ],
    [
      'a stronger claim',
      () => ({ ...honest, result: sealResult({ ...honest.result, claim: 'machine' }) }),
      'Expected /result/claim to be "machine", what its runs claim together',
    ],
    [
      'other data',
      () => ({ ...honest, provenance: { ...honest.provenance, dataset: { name: 'glyphs', digests: {} } } }),
      'Expected /provenance/dataset/digests/lit-rows to be "0000',
    ],
  ])('finds %s', async (_what, forged, message) => {
    expect(await findingsOn(forged())).toContain(message);
  });

  it('finds a run that was left out, a mean that was rounded, and a row of nothing', async () => {
    const runs = new Map([...records.runs].filter(([id]) => id !== ID));
    const fewer = await verifyArtifact({ summary: summaryOf(runs), runs, experiment });
    expect(fewer.findings.map(({ message }) => message)).toEqual([
      `Expected /result/runs/rows~1long~1seed-1 to be "a run", planned by tiny, received absent.`,
    ]);
    const { summary } = records;
    const [first, ...others] = summary.result.treatments;
    const rounded = { ...summary, result: { ...summary.result, treatments: [{ ...first, mean: 0.4321 }, ...others] } };
    expect((await verifyArtifact({ summary: rounded, runs: records.runs })).findings[0].message).toMatch(
      /^Expected \/result\/treatments\/0\/mean to be 0\.\d+, as its runs have it, received 0\.4321\.$/u,
    );
    const odd = {
      ...summary,
      result: { ...summary.result, treatments: [...summary.result.treatments, { ...first, treatment: 'none' }] },
    };
    expect((await verifyArtifact({ summary: odd, runs: records.runs })).findings[0].message).toBe(
      'Expected /result/treatments/2 to be of runs, received none, which has none.',
    );
  });

  it('finds levels that all runs of a treatment agree on, once it knows the experiment', async () => {
    const runs = new Map(
      [...records.runs].map(([id, record]) => [id, { ...record, run: { ...record.run, levels: { id: 'better' } } }]),
    );
    const forged = { summary: summaryOf(runs), runs };
    expect(await verifyArtifact(forged, means)).toMatchObject({ kind: 'verified' });
    expect(await verifyArtifact({ ...forged, experiment }, means)).toMatchObject({ kind: 'refuted' });
  });

  it('finds a record below the folder that the summary passes over', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'runs/rows/long'), { recursive: true });
    writeFileSync(join(folder, 'runs/rows/long/seed-7.json'), '{}');
    const { findings } = await verifyArtifact({ ...records, folder });
    expect(findings.map(({ run }) => run)).toEqual(['rows/long/seed-7']);
  });

  it('does not call other bits a lie that nobody promised here', async () => {
    const lazy = { ...oracle, claim: 'statistical' as const };
    const forged = withEpoch(5, { loss: 0.125 });
    const claimed = { ...forged, result: sealResult({ ...forged.result, claim: 'statistical' }) };
    const runs = new Map([[ID, claimed]]);
    expect(await verifyArtifact({ runs }, { ...means, engine: lazy })).toMatchObject({ kind: 'unsettled' });
  });

  it.each<[string, () => Promise<unknown>, string]>([
    [
      'another engine',
      async () => verifyArtifact(records, { ...means, engine: { ...oracle, version: '9' } }),
      'verify-engine',
    ],
    [
      'another data set',
      async () => verifyArtifact(records, { ...means, dataset: { ...tinyData, name: 'mnist' } }),
      'verify-dataset',
    ],
    ['a network of gigabytes', async () => findingsOn(withConfig({ network: huge() })), 'verify-too-large'],
    ['a run without end', async () => findingsOn(withConfig({ epochs: 1_000_000 })), 'verify-too-large'],
  ])('refuses %s', async (_what, verify, code) => {
    await expect(verify()).rejects.toMatchObject({ code });
  });
});

function huge(): Config['network'] {
  const { network } = parseRunConfig(honest.run.config);
  const [first, second] = network.layers;
  return {
    ...network,
    layers: [
      { ...first, units: 1e9 },
      { ...second, inputs: 1e9 },
    ],
  };
}

function withInitialBias(): RunRecord {
  const initialDigests = { ...honest.result.initialDigests, 'dense-2/bias': '0'.repeat(64) };
  return { ...honest, result: sealResult({ ...honest.result, initialDigests }) };
}

it('listTrusted names what was believed', async () => {
  const runs = new Map([[ID, honest]]);
  const believed = await verifyArtifact({ runs });
  expect(listTrusted({ runs }, believed)).toEqual([
    'when and how long it was trained, and in how much memory',
    'machine, packages and commit',
    'which of the engines that give these bits trained it',
    'numbers and digests of 5 of 5 epochs, which were not trained again',
    'that tiny plans these runs, with these levels',
    'the sweep that the run was part of',
  ]);
  const whole = await verifyArtifact({ ...records, experiment }, means);
  expect(listTrusted({ ...records, experiment }, whole)).toHaveLength(3);
});
