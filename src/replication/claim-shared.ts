import { setTimeout as sleep } from 'node:timers/promises';
import { assertFolderFree } from '../artifact/folder-lock.ts';
import { openStore } from '../artifact/store.ts';
import { SameseedError } from '../base/errors.ts';
import { beginFolder, type FolderRequest, type FolderUse, inspectFolder } from './folder.ts';

const TRIES = 50;
const PAUSE_MS = 200;

/**
 * Makes a folder that shards share ready for a plan, and tells what it held. Only the shard that comes first writes
 * anything; shards that start together wait for one another.
 *
 * @throws {SameseedError} `folder-busy` when a program that is no shard holds the folder; as `inspectFolder` does, and
 *   `folder-holds-other-plan` for a finished sweep of something else, too.
 */
export async function claimShared(request: FolderRequest): Promise<FolderUse> {
  for (let tried = 1; ; tried++) {
    try {
      return await claimOnce(request);
    } catch (error) {
      if (!(error instanceof SameseedError) || error.code !== 'folder-busy' || tried === TRIES) throw error;
      await sleep(PAUSE_MS);
    }
  }
}

async function claimOnce(request: FolderRequest): Promise<FolderUse> {
  const use = await inspectShared(request);
  if (use.kind === 'resume') {
    await assertFolderFree(request.folder);
    return use;
  }
  const store = await openStore(request.folder);
  try {
    // another shard may have been here in between
    const current = await inspectShared(request);
    await beginFolder(store, request, current);
    return current;
  } finally {
    await store.close();
  }
}

/** What a folder holds, when that can stay. @throws {SameseedError} as `inspectFolder` does, and as {@link claimShared}. */
export async function inspectShared(request: FolderRequest): Promise<FolderUse> {
  const use = await inspectFolder(request);
  if (use.kind !== 'replace') return use;
  const held = use.differences.length === 0 ? 'what is being removed' : use.differences.join(' and ');
  throw new SameseedError(
    'folder-holds-other-plan',
    `Expected ${request.folder} to be empty or to hold this plan, since nothing is dropped here, it holds ${held}; remove it first, or choose another \`--out\`.`,
  );
}
