import { access, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readJsonFile } from '../artifact/json-file.ts';
import type { Store } from '../artifact/store.ts';
import { prettyJson } from '../base/canonical-json.ts';
import { SameseedError } from '../base/errors.ts';
import { parse } from '../base/schema.ts';
import { differencesOf, type Manifest, manifestSchema } from './manifest.ts';

/** What to do with an output folder: start in it, go on in it, or start over and drop what it holds. */
export type FolderUse = 'start' | 'resume' | 'replace';

/** What the folder is to hold. */
export interface FolderRequest {
  readonly folder: string;
  readonly manifest: Omit<Manifest, 'state'>;
  /** Start over, whatever the folder holds of this program's work. */
  readonly fresh: boolean;
}

/**
 * Looks, without changing anything, at what a folder holds. It is finished when it has a summary, else unfinished.
 *
 * @throws {SameseedError} `folder-holds-other-plan` for the unfinished work of another plan, `folder-foreign` for runs
 *   that no plan accounts for, `plan-invalid` for a `plan.json` of something else.
 */
export async function inspectFolder({ folder, manifest, fresh }: FolderRequest): Promise<FolderUse> {
  const held = await readManifest(folder);
  if (held === undefined) {
    await refuseForeign(folder);
    return 'start';
  }
  if (fresh || held.state === 'replacing' || (await exists(join(folder, 'summary.json')))) return 'replace';
  const differences = differencesOf(held, manifest);
  if (differences.length === 0) return 'resume';
  throw new SameseedError(
    'folder-holds-other-plan',
    `Expected ${folder} to hold no unfinished sweep but this one, it holds ${differences.join(' and ')}; ` +
      'finish that one, drop it with `--fresh`, or choose another `--out`.',
  );
}

/** Entries of an output folder that a sweep writes, the report's included. */
const ENTRIES = ['summary.json', 'report.html', 'figures', 'examples.json', 'runs', 'checkpoints'];

/**
 * Makes the folder ready for the first run. What an earlier sweep left goes at once, under a manifest that says so: a
 * program that is killed here leaves a folder that the next one clears to the end.
 */
export async function beginFolder(store: Store, { folder, manifest }: FolderRequest, use: FolderUse): Promise<void> {
  if (use === 'replace') {
    await store.writeFile('plan.json', prettyJson({ ...manifest, state: 'replacing' }));
    for (const entry of ENTRIES) await rm(join(folder, entry), { recursive: true, force: true });
  }
  await store.writeFile('plan.json', prettyJson({ ...manifest, state: 'started' }));
}

async function readManifest(folder: string): Promise<Manifest | undefined> {
  const file = join(folder, 'plan.json');
  if (!(await exists(file))) return undefined;
  return parse(manifestSchema, await readJsonFile(file), { code: 'plan-invalid', subject: 'plan', file });
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
