import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Digest } from '../../base/digest.ts';
import { SameseedError } from '../../base/errors.ts';
import type { CataloguedFile } from '../catalogue.ts';
import { ask } from './answer.ts';
import type { SourceSettings } from './settings.ts';
import { damaged } from './verify.ts';

/**
 * Downloads one compressed file into the cache, from the first mirror that delivers it. It is received under a temporary
 * name of its own and renamed once its digest is right, so that programs that download at the same time do no harm.
 *
 * @throws {SameseedError} `data-missing` when no mirror delivers anything; `data-damaged` naming address, expected and found
 *   digest when what was delivered is wrong or short; `cache-unwritable` naming the folder.
 */
export async function downloadFile(file: CataloguedFile, settings: SourceSettings): Promise<void> {
  const refusals: string[] = [];
  let damage: SameseedError | undefined;
  for (const mirror of settings.mirrors) {
    const address = `${mirror}${file.name}.gz`;
    const answer = await ask(address, settings.startWithinMs / settings.mirrors.length, settings);
    if (answer.kind === 'refusal') {
      refusals.push(`${new URL(address).host}: ${answer.reason}`);
      continue;
    }
    const found = await store({ file, chunks: answer.chunks, settings });
    if (found === file.gzDigest) return;
    damage ??= damaged({
      path: address,
      expected: file.gzDigest,
      found,
      cure: 'Try again later, or set SAMESEED_DATA.',
    });
  }
  throw damage ?? missing(file, refusals);
}

/** The error for a file that is nowhere. */
export function missing(file: CataloguedFile, refusals: readonly string[] = []): SameseedError {
  const why = refusals.length === 0 ? '' : `, and no mirror delivers it (${refusals.join('; ')})`;
  return new SameseedError(
    'data-missing',
    `Missing ${file.name}.gz${why}. Run sameseed data fetch, or set SAMESEED_DATA.`,
  );
}

interface Delivery {
  readonly file: CataloguedFile;
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly settings: SourceSettings;
}

async function store(delivery: Delivery): Promise<Digest> {
  const { file, settings } = delivery;
  const target = join(settings.cacheFolder, `${file.name}.gz`);
  const temporary = `${target}.${randomUUID()}.part`;
  try {
    await mkdir(settings.cacheFolder, { recursive: true });
    const handle = await open(temporary, 'wx');
    const found = await write(handle, delivery).finally(() => handle.close());
    if (found === file.gzDigest) await rename(temporary, target);
    return found;
  } catch (cause) {
    settings.signal?.throwIfAborted();
    if (!(cause instanceof Error && 'code' in cause)) throw cause;
    throw new SameseedError(
      'cache-unwritable',
      `Expected to write to the cache ${settings.cacheFolder}, received ${cause.message}. Make it writable, or set SAMESEED_DATA.`,
      { cause },
    );
  } finally {
    // A failure here must not hide the one that led to it.
    await rm(temporary, { force: true }).catch(() => {});
  }
}

async function write(handle: FileHandle, { file, chunks, settings }: Delivery): Promise<Digest> {
  const hash = createHash('sha256');
  let receivedBytes = 0;
  for await (const chunk of chunks) {
    await handle.writeFile(chunk);
    hash.update(chunk);
    receivedBytes += chunk.length;
    settings.onProgress({ file: `${file.name}.gz`, receivedBytes, totalBytes: file.gzBytes });
    if (receivedBytes > file.gzBytes) break;
  }
  await handle.sync();
  return hash.digest('hex');
}
