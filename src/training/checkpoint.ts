import { type EpochRecord, runRecordSchema } from '../artifact/record.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import { type Digest, digestOfBytes } from '../base/digest.ts';
import { SameseedError } from '../base/errors.ts';
import { integer, parse, z } from '../base/schema.ts';
import type { NamedTensor, TrainingState } from '../network/network.ts';

/** All that a run needs to go on after an epoch as if it had never stopped. */
export interface Checkpoint {
  readonly state: TrainingState;
  /** Digest of every parameter before the first step. */
  readonly initialDigests: Readonly<Record<string, Digest>>;
  /** Records of the epochs so far. */
  readonly epochs: readonly EpochRecord[];
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
});

/**
 * Bytes of a checkpoint: `sameseed`, version and header length as uint32, a JSON header, the tensors' float32 values
 * in header order, and the SHA-256 of all that in hexadecimal; numbers are little-endian on every machine.
 */
export function encodeCheckpoint({ state, initialDigests, epochs }: Checkpoint): Uint8Array {
  const header = new TextEncoder().encode(
    canonicalJson({
      step: state.step,
      parameters: describeTensors(state.parameters),
      slots: describeTensors(state.slots),
      initialDigests,
      epochs,
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
  const header = parse(headerSchema, JSON.parse(textOf(bytes.subarray(PREFIX_LENGTH, headerEnd))), {
    code: 'checkpoint-damaged',
    subject: 'checkpoint',
  });
  let offset = headerEnd;
  const readTensor = ({ name, shape }: { name: string; shape: readonly number[] }): NamedTensor => {
    const values = new Float32Array(shape.reduce((product, size) => product * size, 1));
    for (let index = 0; index < values.length; index++, offset += 4) values[index] = view.getFloat32(offset, true);
    return { name, shape, values };
  };
  const { step, initialDigests, epochs } = header;
  const state = { step, parameters: header.parameters.map(readTensor), slots: header.slots.map(readTensor) };
  return { state, initialDigests, epochs };
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
