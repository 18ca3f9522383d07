import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
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
  return digestOfBytes(littleEndianBytes(values));
}

const isLittleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

function littleEndianBytes(values: Float32Array): Uint8Array {
  if (isLittleEndian) return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const bytes = new DataView(new ArrayBuffer(values.byteLength));
  values.forEach((value, index) => bytes.setFloat32(4 * index, value, true));
  return new Uint8Array(bytes.buffer);
}
