import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { assertFolderFree } from '../artifact/folder-lock.ts';
import { readJsonFile } from '../artifact/json-file.ts';
import type { Store } from '../artifact/store.ts';
import { prettyJson } from '../base/canonical-json.ts';
import { SameseedError } from '../base/errors.ts';
import { type Manifest, parseManifest } from './manifest.ts';
import { relate } from './relation.ts';

/**
 * What to do with an output folder: start in it, go on in it, go on with the smaller plan that it holds, or start over
 * and drop what it holds.
 */
export type FolderUse =
  | { readonly kind: 'start' | 'resume' | 'extend' | 'take-over' }
  | {
      readonly kind: 'replace';
      /** What the folder held instead; empty when starting over was asked for. */
      readonly differences: readonly string[];
    };

/** What the folder is to hold. */
export interface FolderRequest {
  readonly folder: string;
  readonly manifest: Manifest;
  /** Start over, whatever the folder holds of this program's work. */
  readonly fresh: boolean;
  /** Go on with what another engine has begun; default false. */
  readonly elsewhere?: boolean;
}

/**
 * Looks, without changing anything, at what a folder holds. It is finished when it has a summary, else unfinished.
 *
 * @throws {SameseedError} `folder-holds-other-plan` for another plan, unless it is a finished one of the same experiment
 *   that is cut short, and so quickly trained again; `folder-foreign` for runs that no plan accounts for, `plan-invalid` for a `plan.json` of
 *   something else, `plan-altered` for one that was edited.
 */
export async function inspectFolder({ folder, manifest, fresh, elsewhere }: FolderRequest): Promise<FolderUse> {
  const held = await readManifest(folder);
  if (held === undefined) {
    await refuseForeign(folder);
    return { kind: 'start' };
  }
  if (fresh || held.state === 'replacing') return { kind: 'replace', differences: [] };
  const relation = relate(held, manifest);
  if (relation.kind === 'same') return { kind: 'resume' };
  if (relation.kind === 'larger') return { kind: 'extend' };
  const { differences } = relation;
  const isFinished = await exists(join(folder, 'summary.json'));
  const isOthers = ['same', 'larger'].includes(relate({ ...held, engine: manifest.engine }, manifest).kind);
  if (elsewhere === true && isOthers) return { kind: 'take-over' };
  const isShort = held.plan.isCut && held.plan.experiment === manifest.plan.experiment;
  if (relation.kind === 'other' && isFinished && isShort) return { kind: 'replace', differences };
  throw new SameseedError(
    'folder-holds-other-plan',
    `Expected ${folder} to hold no ${isFinished ? 'finished' : 'unfinished'} sweep but this one, it holds ${differences.join(' and ')}; ` +
      `${isFinished ? '' : 'finish that one, '}${isOthers ? 'go on with it on this engine with `--elsewhere`, ' : ''}drop it with \`--fresh\`, or choose another \`--out\`.`,
  );
}

/** Entries of an output folder that a summary brings about. */
const CONCLUSIONS = ['summary.json', 'report.html', 'report.md', 'figures', 'tables'];

/** Entries that a sweep writes, all but its plan. */
const ENTRIES = [...CONCLUSIONS, 'examples.json', 'runs', 'checkpoints', 'failures'];

/**
 * Makes the folder ready for the first run. What an earlier sweep left goes at once, under a manifest that says so: a
 * program that is killed here leaves a folder that the next one clears to the end.
 */
export async function beginFolder(store: Store, { folder, manifest }: FolderRequest, use: FolderUse): Promise<void> {
  if (use.kind === 'resume') return;
  if (use.kind === 'replace') {
    await store.writeFile('plan.json', prettyJson({ ...manifest, state: 'replacing' }));
    for (const entry of [...ENTRIES, 'shards', 'cluster']) await store.remove(entry);
  }
  if (use.kind === 'extend' || use.kind === 'take-over') for (const entry of CONCLUSIONS) await store.remove(entry);
  const text = prettyJson(manifest);
  if (Buffer.byteLength(text) > MOST_BYTES) {
    throw new SameseedError(
      'plan-too-large',
      `Expected a plan of at most ${MOST_BYTES} bytes, received ${Buffer.byteLength(text)} in ${folder}; split the experiment in two.`,
    );
  }
  await store.writeFile('plan.json', text);
}

// the most that is read back
const MOST_BYTES = 16 * 1024 * 1024;

/** @throws {SameseedError} `folder-busy` when a shard of the sweep is being trained. */
export async function refuseBusyShards(folder: string): Promise<void> {
  const shards = await readdir(join(folder, 'shards')).catch(() => []);
  for (const shard of shards) await assertFolderFree(join(folder, 'shards', shard));
}

/** The `plan.json` of a folder, or undefined. @throws {SameseedError} `plan-invalid`, `plan-altered`. */
export async function readManifest(folder: string): Promise<Manifest | undefined> {
  const file = join(folder, 'plan.json');
  if (!(await exists(file))) return undefined;
  return parseManifest(await readJsonFile(file), file);
}

async function refuseForeign(folder: string): Promise<void> {
  for (const entry of ENTRIES) {
    if (!(await exists(join(folder, entry)))) continue;
    throw new SameseedError(
      'folder-foreign',
      `Expected ${folder} to be empty or to hold a plan.json, it holds ${entry} without one; choose another \`--out\`.`,
    );
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
