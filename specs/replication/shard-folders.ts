import { cp } from 'node:fs/promises';
import { planExperiment } from '../../src/replication/plan.ts';
import { executeShard } from '../../src/replication/execute-shard.ts';
import { newFolder, tinySweep } from './sweep-folder.ts';
import { tinyExperiment, tinyTreatment } from './tiny-experiment.ts';

/** The experiment of {@link shardPlan}. */
export const shardExperiment = tinyExperiment({
  treatments: [tinyTreatment('short', { epochs: 1 }), tinyTreatment('long', { epochs: 2 })],
});

/** Four runs, two for each of two shards. */
export const shardPlan = planExperiment({ experiment: shardExperiment });

/** Executes both shards of {@link shardPlan}, each in a folder of its own. */
export async function trainShards(): Promise<string[]> {
  const folders = [await newFolder(), await newFolder()];
  for (const [place, folder] of folders.entries()) {
    await executeShard({ ...tinySweep(folder, { plan: shardPlan }), shard: { index: place + 1, count: 2 } });
  }
  return folders;
}

/** A copy of a folder. */
export async function copyOf(source: string): Promise<string> {
  const folder = await newFolder();
  await cp(source, folder, { recursive: true });
  return folder;
}
