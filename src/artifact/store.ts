import { readdir, readFile, rm, rmdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { prettyJson } from '../base/canonical-json.ts';
import { SameseedError } from '../base/errors.ts';
import { parse } from '../base/schema.ts';
import { writeAtomically } from './atomic-file.ts';
import { parseFileName } from './file-name.ts';
import { lockFolder } from './folder-lock.ts';
import { readRunRecord, runPath } from './read.ts';
import { type RunRecord, runRecordSchema, type SummaryRecord, summaryRecordSchema } from './record.ts';
import { isSealed } from './result.ts';
import { explainWriteFault } from './write-fault.ts';

/**
 * The output folder of a sweep, held by this program alone or, at desks, by several. Every file is the old one or the new one, whole, whenever the
 * program is killed.
 */
export interface Store {
  /** Absolute path. */
  readonly folder: string;
  /** Writes `runs/<id>.json`. */
  writeRun(id: string, record: RunRecord): Promise<void>;
  /** Writes `summary.json`. */
  writeSummary(record: SummaryRecord): Promise<void>;
  /** Writes `checkpoints/<id>.bin`. */
  writeCheckpoint(id: string, bytes: Uint8Array): Promise<void>;
  /** Writes a file below the folder, for example `figures/accuracy.svg`; text as UTF-8. */
  writeFile(name: string, content: string | Uint8Array): Promise<void>;
  /** Record of a run that has ended, or undefined. @throws {SameseedError} as {@link readRunRecord} does. */
  readRun(id: string): Promise<RunRecord | undefined>;
  /** Last checkpoint of a run that has not ended, or undefined. */
  readCheckpoint(id: string): Promise<Uint8Array | undefined>;
  /** Removes a run's checkpoint; does nothing when there is none. */
  removeCheckpoint(id: string): Promise<void>;
  /** Removes a file or folder below the folder; does nothing when there is none. */
  remove(name: string): Promise<void>;
  /** Removes folders of checkpoints that are empty, and gives the folder or the desk back. */
  close(): Promise<void>;
}

/** How a folder is held. */
export interface StoreOptions {
  /**
   * A folder below, for example `shards/2-of-4`, that is held instead of the whole: programs at different desks share
   * the folder, and write different files of it.
   */
  readonly desk?: string;
}

/**
 * Opens the output folder of a sweep, makes it if need be, and holds it until `close` or the end of the program.
 *
 * Writing throws `disk-full`, `folder-unwritable`, `folder-lost`, or `name-unsafe` for an id that leads out of the folder.
 *
 * @throws {SameseedError} `folder-busy` when another program writes it, `folder-unwritable`, `disk-full`.
 */
export async function openStore(path: string, { desk }: StoreOptions = {}): Promise<Store> {
  const folder = resolve(path);
  const held = await lockFolder(desk === undefined ? folder : join(folder, parseFileName(desk)));
  let writes = 0;

  async function write(name: string, content: string | Uint8Array): Promise<void> {
    const target = join(folder, parseFileName(name));
    held.assertHeld();
    writes++;
    try {
      await writeAtomically({ path: target, temporary: join(held.workFolder, String(writes)), content });
    } catch (error) {
      throw explainWriteFault(error, { folder, name, bytes: Buffer.byteLength(content) });
    }
  }

  return {
    folder,
    writeRun: async (id, record) => write(`runs/${parseFileName(id)}.json`, recordText(record)),
    writeSummary: async (record) => write('summary.json', recordText(record)),
    writeCheckpoint: async (id, bytes) => write(`checkpoints/${parseFileName(id)}.bin`, bytes),
    writeFile: write,
    readRun: async (id) => readRunRecord(runPath(folder, id)).catch(undefinedIfMissing),
    readCheckpoint: async (id) => readFile(checkpointPath(folder, id)).catch(undefinedIfMissing),
    removeCheckpoint: async (id) => {
      held.assertHeld();
      await rm(checkpointPath(folder, id), { force: true });
    },
    remove: async (name) => {
      held.assertHeld();
      await rm(join(folder, parseFileName(name)), { recursive: true, force: true });
    },
    close: async () => {
      // at a desk another program may be about to write there
      if (desk === undefined) await removeEmptyFolders(join(folder, 'checkpoints'));
      await held.release();
      if (desk !== undefined) await removeEmptyDesk(folder, desk);
    },
  };
}

function checkpointPath(folder: string, id: string): string {
  return join(folder, 'checkpoints', `${parseFileName(id)}.bin`);
}

// What can't be read back is refused here, not when somebody needs it.
function recordText(record: RunRecord | SummaryRecord): string {
  const schema = record.kind === 'run' ? runRecordSchema : summaryRecordSchema;
  const checked = parse(schema, record, { code: 'record-invalid', subject: `record of a ${record.kind}` });
  if (isSealed(checked.result)) return prettyJson(checked);
  throw new SameseedError('record-unsealed', 'Expected `result.digest` to be that of the result; seal it last.', {
    kind: 'fault',
  });
}

function undefinedIfMissing(error: unknown): undefined {
  const isMissing =
    error instanceof Error && 'code' in error && ['ENOENT', 'artifact-missing'].includes(String(error.code));
  if (!isMissing) throw error;
}

async function removeEmptyDesk(folder: string, desk: string): Promise<void> {
  const parts = desk.split('/');
  for (let length = parts.length; length > 0; length--) {
    await rmdir(join(folder, ...parts.slice(0, length))).catch(() => undefined);
  }
}

// while runs are trained another one may be about to write there
async function removeEmptyFolders(path: string): Promise<void> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (entry.isDirectory()) await removeEmptyFolders(join(path, entry.name));
  }
  // fails where something is left, which stays
  await rmdir(path).catch(() => undefined);
}
