import { digestSchema, type EpochRecord, runRecordSchema } from '../artifact/record.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import { type Digest, digestOfBytes } from '../base/digest.ts';
import { SameseedError } from '../base/errors.ts';
import { integer, parse, z } from '../base/schema.ts';
import type { NamedTensor, TrainingState } from '../network/network.ts';

/** What has trained epochs of a run: an engine, and a machine where that decides bits. */
export interface Origin {
  /** For people. */
  readonly words: string;
  /** The same for the same bits. */
  readonly digest: Digest;
}

/** All that a run needs to go on after an epoch as if it had never stopped. */
export interface Checkpoint {
  readonly state: TrainingState;
  /** Digest of every parameter before the first step. */
  readonly initialDigests: Readonly<Record<string, Digest>>;
  /** Records of the epochs so far. */
  readonly epochs: readonly EpochRecord[];
  /** What has trained the epochs, in order and each once; absent where nobody has asked. */
  readonly origins?: readonly Origin[];
}

const MAGIC = 'sameseed';
const VERSION = 1;
const PREFIX_LENGTH = MAGIC.length + 8;
const DIGEST_LENGTH = 64;

const tensorsSchema = z.array(z.strictObject({ name: z.string(), shape: z.array(integer(1)) }));

const headerSchema = z.strictObject({
  step: integer(0),
  parameters: tensorsSchema,
  slots: tensorsSchema,
  initialDigests: runRecordSchema.shape.result.shape.initialDigests,
  epochs: runRecordSchema.shape.result.shape.epochs,
  origins: z.array(z.strictObject({ words: z.string(), digest: digestSchema })).exactOptional(),
});

/**
 * Bytes of a checkpoint: `sameseed`, version and header length as uint32, a JSON header, the tensors' float32 values
 * in header order, and the SHA-256 of all that in hexadecimal; numbers are little-endian on every machine.
 */
export function encodeCheckpoint({ state, initialDigests, epochs, origins }: Checkpoint): Uint8Array {
  const header = new TextEncoder().encode(
    canonicalJson({
      step: state.step,
      parameters: describeTensors(state.parameters),
      slots: describeTensors(state.slots),
      initialDigests,
      epochs,
      ...(origins === undefined ? {} : { origins: origins.map(({ words, digest }) => ({ words, digest })) }),
    }),
  );
  const tensors = [...state.parameters, ...state.slots];
  const valueCount = tensors.reduce((sum, { values }) => sum + values.length, 0);
  const bytes = new Uint8Array(PREFIX_LENGTH + header.length + 4 * valueCount + DIGEST_LENGTH);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(MAGIC));
  view.setUint32(MAGIC.length, VERSION, true);
  view.setUint32(MAGIC.length + 4, header.length, true);
  bytes.set(header, PREFIX_LENGTH);
  let offset = PREFIX_LENGTH + header.length;
  for (const { values } of tensors) {
    for (const value of values) {
      view.setFloat32(offset, value, true);
      offset += 4;
    }
  }
  bytes.set(new TextEncoder().encode(digestOfBytes(bytes.subarray(0, offset))), offset);
  return bytes;
}

/**
 * Reads what {@link encodeCheckpoint} wrote.
 *
 * @throws {SameseedError} `checkpoint-damaged` for bytes that are cut short, altered, of another format or version.
 */
export function decodeCheckpoint(bytes: Uint8Array): Checkpoint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < PREFIX_LENGTH + DIGEST_LENGTH || textOf(bytes.subarray(0, MAGIC.length)) !== MAGIC) {
    throw damaged('a file that this program wrote', `${bytes.length} bytes of something else`);
  }
  const version = view.getUint32(MAGIC.length, true);
  if (version !== VERSION) throw damaged(`version ${VERSION}`, `version ${version}`);
  const contentEnd = bytes.length - DIGEST_LENGTH;
  const found = digestOfBytes(bytes.subarray(0, contentEnd));
  if (textOf(bytes.subarray(contentEnd)) !== found) throw damaged('the digest that stands at its end', found);

  const headerEnd = PREFIX_LENGTH + view.getUint32(MAGIC.length + 4, true);
  const header = readHeader(bytes.subarray(PREFIX_LENGTH, headerEnd));
  // whoever wrote the digest may have written anything before it
  const valueCount = [...header.parameters, ...header.slots].reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  if (headerEnd + 4 * valueCount !== contentEnd) {
    throw damaged(`${valueCount} values`, `${Math.max(0, contentEnd - headerEnd)} bytes for them`);
  }
  let offset = headerEnd;
  const readTensor = ({ name, shape }: { name: string; shape: readonly number[] }): NamedTensor => {
    const values = new Float32Array(sizeOf(shape));
    for (let index = 0; index < values.length; index++, offset += 4) values[index] = view.getFloat32(offset, true);
    return { name, shape, values };
  };
  const { step, initialDigests, epochs, origins } = header;
  const state = { step, parameters: header.parameters.map(readTensor), slots: header.slots.map(readTensor) };
  return { state, initialDigests, epochs, ...(origins === undefined ? {} : { origins }) };
}

function readHeader(bytes: Uint8Array): z.infer<typeof headerSchema> {
  const about = { code: 'checkpoint-damaged', subject: 'checkpoint' };
  try {
    return parse(headerSchema, JSON.parse(textOf(bytes)), about);
  } catch (error) {
    throw error instanceof SameseedError ? error : damaged('a header in JSON', 'other text');
  }
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

function describeTensors(tensors: readonly NamedTensor[]): { name: string; shape: number[] }[] {
  return tensors.map(({ name, shape }) => ({ name, shape: [...shape] }));
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function damaged(expected: string, received: string): SameseedError {
  return new SameseedError(
    'checkpoint-damaged',
    `Expected a checkpoint with ${expected}, received ${received}; delete it and start the run over.`,
  );
}
