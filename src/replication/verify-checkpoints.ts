import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseFileName } from '../artifact/file-name.ts';
import { firstJsonDifference } from '../artifact/json-difference.ts';
import { runId } from '../artifact/read.ts';
import type { RunRecord } from '../artifact/record.ts';
import { SameseedError } from '../base/errors.ts';
import { countParameters } from '../network/architecture.ts';
import { type Checkpoint, decodeCheckpoint } from '../training/checkpoint.ts';
import { parseRunConfig } from '../training/config.ts';
import { digestTensors } from '../training/digest-tensors.ts';

/** A file that holds the state after some epoch of a run, as its name says; not read yet. */
export interface KeptCheckpoint {
  readonly path: string;
  readonly epoch: number;
}

/** The kept checkpoints of a run, `checkpoints/<id>/epoch-<n>.bin` below the folder of its sweep, by epoch. */
export async function listCheckpoints(folder: string, { run, result }: RunRecord): Promise<KeptCheckpoint[]> {
  const place = join(folder, 'checkpoints', parseFileName(runId(run)));
  const names = await readdir(place).catch(() => []);
  return names
    .flatMap((name) => {
      const epoch = Number(/^epoch-(?<epoch>[1-9]\d{0,5})\.bin$/u.exec(name)?.groups?.['epoch']);
      return epoch <= result.epochs.length ? [{ path: join(place, name), epoch }] : [];
    })
    .toSorted((a, b) => a.epoch - b.epoch);
}

/**
 * The state after an epoch, proven by the digests that the record has of every tensor. Nothing else in the file is
 * believed: the epochs before come from the record.
 *
 * @throws {SameseedError} `checkpoint-unproven` for another state, or a file that is none; `checkpoint-damaged`.
 */
export async function readProvenCheckpoint({ path, epoch }: KeptCheckpoint, record: RunRecord): Promise<Checkpoint> {
  const { result, run } = record;
  const { state } = decodeCheckpoint(await readBounded(path, run));
  const expected = result.epochs[epoch - 1].digests;
  const received = digestTensors([...state.parameters, ...state.slots]);
  const difference = firstJsonDifference(received, expected);
  if (difference === undefined) {
    return { state, initialDigests: result.initialDigests, epochs: result.epochs.slice(0, epoch) };
  }
  throw unproven(path, `another ${difference.pointer.slice(1).replaceAll('~1', '/')} than the record has after it`);
}

/** Most bytes of header and digest beside the tensors. */
const BESIDE = 16 * 1024 * 1024;

async function readBounded(path: string, run: RunRecord['run']): Promise<Uint8Array> {
  // the parameters and at most two accumulators for each
  const most = 3 * 4 * countParameters(parseRunConfig(run.config).network) + BESIDE;
  const entry = await stat(path);
  if (!entry.isFile()) throw unproven(path, 'no file');
  if (entry.size > most) throw unproven(path, `${entry.size} bytes`);
  return readFile(path);
}

function unproven(path: string, received: string): SameseedError {
  return new SameseedError(
    'checkpoint-unproven',
    `Expected the state of ${basename(path, '.bin')} in ${path}, received ${received}; remove the file, or ask for the artifact again.`,
    { kind: 'check' },
  );
}
