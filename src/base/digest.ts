import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, swap32IfBE, u8, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson, type SparseJson } from './canonical-json.ts';

/** SHA-256 in 64 lower-case hexadecimal digits. */
export type Digest = string;

/** Digest of bytes (FIPS 180-4). */
export function digestOfBytes(bytes: Uint8Array): Digest {
  return bytesToHex(sha256(bytes));
}

/** Digest of a value's canonical JSON text in UTF-8. */
export function digestOfJson(value: SparseJson): Digest {
  return digestOfBytes(utf8ToBytes(canonicalJson(value)));
}

/** Digest of float32 values as little-endian bytes, whatever the byte order of this machine. */
export function digestOfFloats(values: Float32Array): Digest {
  // a copy, since a big-endian machine swaps in place
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length).slice();
  return digestOfBytes(u8(swap32IfBE(words)));
}
