import { digestSchema, runDescriptionSchema } from '../artifact/record.ts';
import { type Digest, digestOfJson } from '../base/digest.ts';
import { SameseedError } from '../base/errors.ts';
import { integer, parse, z } from '../base/schema.ts';
import type { TrainingState } from '../network/network.ts';
import { digestTensors } from './digest-tensors.ts';
import { digestPart, type TracedStep, type TracePart } from './trace.ts';

const SHORT = 16;
const short = z.string().regex(/^[0-9a-f]{16}$/u, { error: 'the first 16 digits of a digest' });

const stepSchema = z.strictObject({
  step: integer(1),
  /** Digest of the chain so far and of all parts of this step: equal exactly where all bits up to here are. */
  chain: short,
  /** First digits of each part's digest, in the order of `parts`, without anything between them. */
  digests: z.string().regex(/^(?:[0-9a-f]{16})+$/u, { error: 'digests of 16 digits each' }),
});

const valuesSchema = z.strictObject({
  step: integer(1),
  part: z.string(),
  shape: z.array(integer(1)).max(2),
  /** Float32 values, little-endian, as base64. */
  base64: z.base64(),
});

/** Schema of a trace file. */
export const traceFileSchema = z.strictObject({
  schemaVersion: z.literal(1),
  kind: z.literal('trace'),
  run: runDescriptionSchema,
  engine: z.strictObject({ name: z.string(), version: z.string() }),
  epoch: integer(1),
  /** Digest of every tensor before the epoch. */
  start: z.record(z.string(), digestSchema),
  /** Names of what a step has to do with, in the order of computation. */
  parts: z.array(z.string()).min(1).max(1000),
  /** Steps that are looked into, ascending; between two of them there may be others. */
  steps: z.array(stepSchema).min(1).max(20_000),
  /** One part of one step in full, where that was asked for. */
  values: valuesSchema.optional(),
});

/** An epoch's steps by digest, for machines that want to know where they part: at most a megabyte without values. */
export type TraceFile = z.infer<typeof traceFileSchema>;

/** Reads a trace. @throws {SameseedError} `trace-invalid` with every fault at once. */
export function parseTraceFile(value: unknown, file: string): TraceFile {
  const trace = parse(traceFileSchema, value, { code: 'trace-invalid', subject: 'trace', file });
  const length = trace.parts.length * SHORT;
  const odd = trace.steps.find(({ digests }) => digests.length !== length);
  const late = trace.steps.find(({ step }, index) => index > 0 && step <= trace.steps[index - 1].step);
  if (odd === undefined && late === undefined) return trace;
  const expected = odd === undefined ? 'ascending steps' : `${trace.parts.length} digests at each step`;
  throw new SameseedError(
    'trace-invalid',
    `Expected ${expected} in ${file}, received others at step ${(odd ?? late)?.step}.`,
  );
}

/** What is asked for of a trace. */
export interface TraceRequest {
  readonly run: TraceFile['run'];
  readonly engine: { readonly name: string; readonly version: string };
  readonly epoch: number;
  readonly state: TrainingState;
  /** Steps of the run to look into; default: all of the epoch. */
  readonly steps?: StepRange;
  /** Part whose values are wanted at the last of these steps. */
  readonly part?: string;
}

/** Steps from `from` to `to`, both included. */
export interface StepRange {
  readonly from: number;
  readonly to: number;
}

const MOST_BYTES = 900_000;

/**
 * Collects a trace from the steps of an epoch. Where all of them would take more than a megabyte, every so many steps are
 * looked into, and the chain tells of those between.
 *
 * @throws {SameseedError} `trace-steps` when none of the steps is asked for, `trace-part` for a part that is unknown or
 *   not of float32.
 */
export async function collectTrace(
  traced: AsyncIterable<TracedStep>,
  { run, engine, epoch, state, steps: range, part }: TraceRequest,
): Promise<TraceFile> {
  const all = new Map<number, { chain: Digest; digests: string }>();
  let chain = digestOfJson([epoch, digestTensors([...state.parameters, ...state.slots])]);
  let parts: readonly string[] = [];
  let values: TraceFile['values'];
  for await (const { step, parts: own } of traced) {
    const digests = own.map(digestPart);
    chain = digestOfJson([chain, ...digests]);
    parts = own.map(({ name }) => name);
    all.set(step, { chain: chain.slice(0, SHORT), digests: digests.map((digest) => digest.slice(0, SHORT)).join('') });
    if (part !== undefined && step === range?.to) values = packValues(step, own, part);
  }
  const wanted = [...all].filter(([step]) => range === undefined || (step >= range.from && step <= range.to));
  if (wanted.length === 0) throw noSteps(range, [...all.keys()]);
  const stride = Math.ceil((wanted.length * (60 + SHORT * (parts.length + 1))) / MOST_BYTES);
  const kept = wanted.filter((_, index) => (index + 1) % stride === 0 || index === wanted.length - 1);
  return {
    schemaVersion: 1,
    kind: 'trace',
    run,
    engine: { name: engine.name, version: engine.version },
    epoch,
    start: digestTensors([...state.parameters, ...state.slots]),
    parts: [...parts],
    steps: kept.map(([step, { chain: link, digests }]) => ({ step, chain: link, digests })),
    ...(values === undefined ? {} : { values }),
  };
}

/** The part of a trace that it has in full. */
export function unpackValues({ values }: TraceFile): (TracePart & { readonly step: number }) | undefined {
  if (values === undefined) return undefined;
  const bytes = Uint8Array.from(atob(values.base64), (character) => character.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  const floats = Float32Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) =>
    view.getFloat32(4 * index, true),
  );
  return { step: values.step, name: values.part, shape: values.shape, values: floats };
}

function packValues(step: number, parts: readonly TracePart[], name: string): TraceFile['values'] {
  const part = parts.find((one) => one.name === name);
  if (part === undefined || !(part.values instanceof Float32Array)) {
    throw new SameseedError(
      'trace-part',
      `Expected a tensor of step ${step}, received ${JSON.stringify(name)}; known: ${parts.map((one) => one.name).join(', ')}.`,
    );
  }
  const bytes = new Uint8Array(4 * part.values.length);
  const view = new DataView(bytes.buffer);
  part.values.forEach((value, index) => view.setFloat32(4 * index, value, true));
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return { step, part: name, shape: [...part.shape], base64: btoa(text) };
}

function noSteps(range: StepRange | undefined, known: readonly number[]): SameseedError {
  return new SameseedError(
    'trace-steps',
    `Expected steps from ${known[0]} to ${known.at(-1)}, which the epoch has, received ${range?.from} to ${range?.to}.`,
  );
}
