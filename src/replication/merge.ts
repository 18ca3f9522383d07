import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { SummaryRecord } from '../artifact/record.ts';
import { openStore, type Store } from '../artifact/store.ts';
import { SameseedError } from '../base/errors.ts';
import { inspectShared } from './claim-shared.ts';
import { type Collected, collectRuns } from './collect.ts';
import { runsFailedError } from './failure.ts';
import { beginFolder, readManifest } from './folder.ts';
import { keepSummary } from './keep-summary.ts';
import { type Manifest, readPlan } from './manifest.ts';
import type { Plan } from './plan.ts';
import { relate } from './relation.ts';
import { summarizeSweep } from './summary.ts';

/** What to merge. */
export interface MergeTask {
  /** Output folders of shards or of whole sweeps, at least one. */
  readonly folders: readonly string[];
  /** Where the merged sweep belongs; may be one of them. */
  readonly out: string;
  /** Whether runs that several commits of one version have trained are taken together; default false. */
  readonly otherCommits?: boolean;
}

/**
 * Makes one sweep of the runs that lie in some folders: copies the records that `out` lacks, and writes the summary that
 * one machine alone would have written. Nothing is written unless every run of the plan is there, or has failed. Merging
 * again changes nothing.
 *
 * @throws {SameseedError} `plan-missing`, `plan-invalid`, `plan-altered`; `shards-unlike` for folders or records of other
 *   plans, data, engines, versions or commits; `runs-missing`; `runs-differ` when a run has other bits in two folders;
 *   `runs-failed` after the summary of the others is written; as `inspectFolder` does for `out`; what store and
 *   artifacts throw.
 */
export async function mergeSweeps({ folders, out, otherCommits = false }: MergeTask): Promise<SummaryRecord> {
  const { manifest, plan } = await readCommonPlan(folders);
  const request = { folder: resolve(out), manifest, fresh: false };
  const found = await inspectShared(request);
  const places = [...new Set([...(found.kind === 'start' ? [] : [out]), ...folders].map((folder) => resolve(folder)))];
  const collected = await collectRuns({ folders: places, plan, manifest, out: request.folder, otherCommits });
  const store = await openStore(out);
  try {
    const use = await inspectShared(request);
    await beginFolder(store, request, use);
    await copyRuns(store, collected);
    await copyExamples(store, places);
    const failures = new Map([...collected.failures].map(([id, { code }]) => [id, code]));
    const summary = await keepSummary(store, summarizeSweep({ ...collected, plan, failures }));
    if (failures.size > 0) throw runsFailedError(collected.failures, plan.runs.length);
    return summary;
  } finally {
    await store.close();
  }
}

interface CommonPlan {
  readonly manifest: Manifest;
  readonly plan: Plan;
}

async function readCommonPlan(folders: readonly string[]): Promise<CommonPlan> {
  const [first, ...others] = folders;
  const manifest = await requireManifest(first);
  for (const folder of others) {
    const relation = relate(await requireManifest(folder), manifest);
    if (relation.kind === 'same') continue;
    const differences = relation.kind === 'larger' ? ['fewer runs than there are'] : relation.differences;
    throw new SameseedError(
      'shards-unlike',
      `Expected folders of one sweep, ${folder} holds ${differences.join(' and ')}, as ${first} has it; merge those that belong together.`,
    );
  }
  return { manifest, plan: readPlan(manifest) };
}

async function requireManifest(folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder);
  if (manifest?.state === 'started') return manifest;
  const received = manifest === undefined ? 'none' : 'one whose folder is being cleared';
  throw new SameseedError(
    'plan-missing',
    `Expected a plan.json in ${folder}, received ${received}; name what \`sameseed run --out\` wrote to.`,
  );
}

async function copyRuns(store: Store, { paths }: Collected): Promise<void> {
  for (const [id, path] of paths) await store.writeFile(`runs/${id}.json`, await readFile(path));
}

async function copyExamples(store: Store, folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    const content = await readFile(join(folder, 'examples.json')).catch(() => undefined);
    if (content === undefined) continue;
    if (folder !== store.folder) await store.writeFile('examples.json', content);
    return;
  }
}
