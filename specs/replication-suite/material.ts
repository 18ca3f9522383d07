import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Dataset } from '../../src/dataset/dataset.ts';
import { drawGlyphs } from '../../src/dataset/glyphs.ts';
import { openDataset } from '../../src/dataset/source.ts';
import { openExperiment } from '../../src/replication/experiments/registry.ts';
import { notebookTreatment } from '../../src/replication/experiments/treatments.ts';
import { type Plan, planExperiment } from '../../src/replication/plan.ts';

/** The engine that the suite is run on. */
export const ENGINE = process.env['SAMESEED_ENGINE'] ?? 'portable';

/** MNIST where `SAMESEED_DATA` has it, else the glyphs. */
export const dataset: Dataset =
  process.env['SAMESEED_DATA'] === undefined
    ? drawGlyphs()
    : await openDataset({ name: 'mnist', folder: process.env['SAMESEED_DATA'], mayDownload: false });

/** The notebook's network for some epochs and these seeds. */
export function notebookPlan(epochs: number, seeds: readonly number[]): Plan {
  const treatments = [notebookTreatment({ epochs, replicates: seeds.length })];
  return planExperiment({
    experiment: { ...openExperiment('quick'), name: 'notebook', treatments },
    dataset: dataset.name,
    seeds,
  });
}

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

/** A new empty folder, removed after the specs of the file. */
export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sameseed-suite-'));
  folders.push(folder);
  return folder;
}
