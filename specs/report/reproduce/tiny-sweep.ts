import { gzipSync } from 'node:zlib';
import type { Records } from '../../../src/artifact/read.ts';
import type { EpochRecord, RunRecord } from '../../../src/artifact/record.ts';
import { sealResult } from '../../../src/artifact/result.ts';
import { digestOfBytes } from '../../../src/base/digest.ts';
import type { Dataset, Examples } from '../../../src/dataset/dataset.ts';
import { pairExamples } from '../../../src/dataset/examples.ts';
import { parseIdx } from '../../../src/dataset/idx.ts';
import { portableEngine } from '../../../src/engine/portable/portable.ts';
import { buildNetwork } from '../../../src/network/architecture.ts';
import { runConfigJson } from '../../../src/training/config.ts';
import { train } from '../../../src/training/loop.ts';
import type { RunConfig } from '../../../src/training/run-config.ts';
import { tinyContents } from '../../dataset/fixtures.ts';
import { collectRecords, fixtureProvenance } from '../../support/report-fixture.ts';

/** Content of the four files of a tiny data set that calls itself MNIST, uncompressed, by name. */
export const CONTENTS = tinyContents(1);

const DIGESTS = Object.fromEntries(Object.entries(CONTENTS).map(([name, content]) => [name, digestOfBytes(content)]));

/** The data set as a page's records name it. */
export const HELD_DATASET = { name: 'mnist', title: 'MNIST', digests: DIGESTS } as const;

/** The files as somebody gives them: every other one compressed, and named anyhow. */
export function givenFiles(): File[] {
  return Object.values(CONTENTS).map((content, index) => {
    const bytes = index % 2 === 0 ? gzipSync(content) : content;
    return new File([new Uint8Array(bytes)], `file ${index + 1}`);
  });
}

function tinyConfig(seed: number, epochs: number): RunConfig {
  return {
    dataset: 'mnist',
    network: buildNetwork({
      inputs: 6,
      hidden: [{ units: 4, activation: 'relu' }],
      classes: 10,
      initializer: 'glorot-uniform',
    }),
    optimizer: { kind: 'momentum', momentum: 0.9 },
    // its rates depend on the length of the whole run
    schedule: { kind: 'cosine', rate: 0.1 },
    penalty: { convention: 'keras', factor: 0.001, layers: ['dense-1'] },
    batchSize: 5,
    epochs,
    split: { kind: 'test' },
    seeds: { init: seed, shuffle: seed, split: seed },
  };
}

/** A sweep of two seeds that the portable engine has really trained, on the tiny data set. */
export async function tinySweep(epochs = 3): Promise<Records> {
  const runs = await Promise.all([1, 2].map((seed) => trainTiny(tinyConfig(seed, epochs))));
  const records = collectRecords(runs, { dataset: 'mnist', isCut: true });
  return { ...records, summary: { ...records.summary, provenance: runs[0].provenance } };
}

/** The same sweep with one run altered by hand and sealed again, as a forger would. */
export function alterRun({ summary, runs }: Records, id: string, alter: (epochs: EpochRecord[]) => void): Records {
  const altered = structuredClone(runs.get(id));
  if (altered === undefined) throw new Error(`There is no run ${id}.`);
  alter(altered.result.epochs);
  const forged = { ...altered, result: sealResult(altered.result) };
  const all = [...runs].map(([name, run]) => (name === id ? forged : run));
  const records = collectRecords(all, summary.experiment);
  return { ...records, summary: { ...records.summary, provenance: summary.provenance } };
}

async function trainTiny(config: RunConfig): Promise<RunRecord> {
  const dataset = tinyDataset();
  for await (const event of train({ engine: portableEngine, dataset, config })) {
    if (event.kind !== 'end') continue;
    const { digests, train: examples, test } = dataset;
    return {
      schemaVersion: 1,
      kind: 'run',
      run: {
        experiment: 'tiny',
        part: 'tiny',
        treatment: 'tiny',
        levels: {},
        seed: config.seeds.init,
        config: runConfigJson(config),
      },
      result: event.result,
      provenance: {
        ...fixtureProvenance('mnist'),
        dataset: { name: 'mnist', trainCount: examples.count, testCount: test.count, digests: { ...digests } },
      },
      observed: {
        startedAt: '2026-01-02T03:04:05.000Z',
        durationMs: 30,
        epochDurationsMs: event.result.epochs.map(() => 10),
        peakMemoryBytes: 1,
      },
    };
  }
  throw new Error('The run has no end.');
}

function tinyDataset(): Dataset {
  const [trainImages, trainLabels, testImages, testLabels] = Object.keys(CONTENTS);
  return {
    name: 'mnist',
    title: 'MNIST',
    classNames: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
    train: tinyPart(trainImages, trainLabels),
    test: tinyPart(testImages, testLabels),
    digests: DIGESTS,
  };
}

function tinyPart(images: string, labels: string): Examples {
  return pairExamples({
    images: parseIdx({ file: images, bytes: CONTENTS[images], rank: 3 }),
    labels: parseIdx({ file: labels, bytes: CONTENTS[labels], rank: 1 }),
    classes: 10,
  });
}
