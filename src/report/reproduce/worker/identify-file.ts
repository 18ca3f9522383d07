import { digestOfBytes } from '../../../base/digest.ts';
import { type Catalogue, CATALOGUE, findByDigest, listFiles } from '../../../dataset/catalogue.ts';
import type { HeldDataset, IdentifiedFile } from '../protocol.ts';

/** More than the content of any file of a known data set: larger ones are not read. */
const MOST_BYTES = 2 ** 26;

/** A file with its uncompressed content, when it is one of the data set's. */
export type ReadFile = IdentifiedFile & { readonly bytes?: Uint8Array };

/**
 * Finds out by SHA-256 which file of the data set this is, compressed with gzip or not, whatever its name says. Never reads
 * or unpacks more than 64 MiB. `catalogue` names files of other data sets.
 */
export async function identifyFile(
  file: File,
  dataset: HeldDataset,
  catalogue: Catalogue = CATALOGUE,
): Promise<ReadFile> {
  const given = file.name;
  const wrong = (fault: string): ReadFile => ({ kind: 'wrong', given, fault: `${given} ${fault}` });
  if (file.size > MOST_BYTES) return wrong('is larger than any file of the data set.');
  const bytes = await unpack(file);
  if (typeof bytes === 'string') return wrong(bytes);
  const digest = digestOfBytes(bytes);
  const name = Object.entries(dataset.digests).find(([, wanted]) => wanted === digest)?.[0];
  if (name !== undefined) return { kind: 'right', given, name, bytes };
  const other = findByDigest(catalogue, digest);
  const known = other && listFiles(other).find(({ contentDigest }) => contentDigest === digest);
  if (other && known) return wrong(`is ${known.name} of ${other.title}; these runs were trained on ${dataset.title}.`);
  return wrong(`is not a file that these runs were trained on: the SHA-256 of its content is ${digest}.`);
}

async function unpack(file: File): Promise<Uint8Array | string> {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return 'can’t be read; give files, not a folder.';
  }
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return (await gunzip(file)) ?? 'unpacks to more than any file of the data set.';
  } catch {
    return 'is a damaged gzip file; get it again.';
  }
}

async function gunzip(file: File): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const reader = file.stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    length += piece.value.length;
    if (length > MOST_BYTES) {
      await reader.cancel();
      return undefined;
    }
    pieces.push(piece.value);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const piece of pieces) {
    bytes.set(piece, offset);
    offset += piece.length;
  }
  return bytes;
}
