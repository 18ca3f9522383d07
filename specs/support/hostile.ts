import fc from 'fast-check';
import { digestOfBytes, digestOfJson } from '../../src/base/digest.ts';
import { runCommandLine } from '../../src/cli/command-line.ts';
import { openPaint } from '../../src/cli/render/paint.ts';
import type { Json } from '../../src/base/canonical-json.ts';

/** What a hostile file pretends to be. */
export const DISGUISES = ['run', 'summary', 'plan', 'trace', 'experiment', 'checkpoint'] as const;

/** One of {@link DISGUISES}. */
export type Disguise = (typeof DISGUISES)[number];

/** A file of a stranger. */
export interface HostileFile {
  readonly disguise: Disguise;
  readonly bytes: Uint8Array;
  /** Whether the forger also makes the summary beside a run name its new digest, and seals it. */
  readonly isFitted: boolean;
}

/** Honest files, by what they are; the checkpoint is binary. */
export type Originals = Readonly<Record<Disguise, Uint8Array>>;

const NASTY: readonly Json[] = [
  '../../../outside',
  '/etc/passwd',
  'C:\\\\outside',
  'con',
  '.',
  '',
  'x'.repeat(100_000),
  '<script>alert(1)</script>',
  '\u001b]0;title\u0007',
  '\u202etxt.exe',
  '__proto__',
  'constructor',
  -1,
  0,
  1e308,
  1e-320,
  4_294_967_296,
  0.5,
  null,
  true,
  [],
  {},
  [[[[[[[[[[]]]]]]]]]],
  { constructor: { prototype: { isAdmin: true } } },
  Array.from({ length: 2000 }, () => 7),
];

const SPLICES = [
  '{"__proto__":{}}',
  '[[[[',
  '"a":1,"a":2',
  'NaN',
  '\u0000',
  '\ufeff',
  '//',
  '1e999',
  '"\\ud800"',
  '}'.repeat(50),
];

/** Hostile versions of honest files: bytes flipped, cut, spliced; values of other kinds, sealed anew; bombs; noise. */
export function hostileFiles(originals: Originals): fc.Arbitrary<HostileFile> {
  const draws = fc.tuple(fc.nat(), fc.nat(), fc.nat(255), fc.constantFrom(...NASTY), fc.constantFrom(...SPLICES));
  const ways = fc.constantFrom(
    'flip',
    'cut',
    'splice',
    'drop',
    'value',
    'value',
    'sealed',
    'sealed',
    'key',
    'bomb',
    'noise',
  );
  return fc.tuple(fc.constantFrom(...DISGUISES), ways, draws).map(([disguise, way, draw]) => ({
    disguise,
    isFitted: disguise === 'run' && way === 'sealed',
    bytes: spoil(originals[disguise], way, { draw, isBinary: disguise === 'checkpoint' }),
  }));
}

type Draw = readonly [place: number, other: number, byte: number, nasty: Json, splice: string];

function spoil(bytes: Uint8Array, way: string, { draw, isBinary }: { draw: Draw; isBinary: boolean }): Uint8Array {
  const [place, other, byte, nasty, splice] = draw;
  const at = place % bytes.length;
  if (isBinary) return spoilBinary(bytes, draw);
  if (way === 'flip') return bytes.with(at, byte);
  if (way === 'cut') return bytes.subarray(0, at);
  if (way === 'splice') return joined(bytes.subarray(0, at), utf8(splice), bytes.subarray(at));
  if (way === 'drop') return joined(bytes.subarray(0, at), bytes.subarray(at + (other % 64)));
  if (way === 'bomb') return utf8(bomb(other));
  if (way === 'noise') return Uint8Array.from({ length: at % 300 }, (_, index) => (index * byte + other) % 256);
  const value: Json = JSON.parse(new TextDecoder().decode(bytes));
  const changed = way === 'key' ? withKey(value, place, splice) : withValue(value, place, nasty);
  return utf8(JSON.stringify(way === 'sealed' ? sealed(changed) : changed));
}

/** A summary that names the digest of a changed run, sealed anew; as it was where the run has none. */
export function fittedSummary(summary: Uint8Array, run: Uint8Array, id: string): Uint8Array {
  const [whole, record]: Json[] = [summary, run].map((bytes) => JSON.parse(new TextDecoder().decode(bytes)));
  const digest = fieldOf(fieldOf(record, 'result'), 'digest');
  const result = fieldOf(whole, 'result');
  if (digest === undefined || !isObject(whole) || !isObject(result)) return summary;
  const runs = fieldOf(result, 'runs');
  return utf8(JSON.stringify(sealed({ ...whole, result: { ...result, runs: { ...Object(runs), [id]: digest } } })));
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !isList(value);
}

function fieldOf(value: Json | undefined, name: string): Json | undefined {
  return isObject(value) ? value[name] : undefined;
}

/** A checkpoint whose digest is right, whatever stands before it. */
function spoilBinary(bytes: Uint8Array, [place, other, byte]: Draw): Uint8Array {
  const content = bytes.subarray(0, bytes.length - 64);
  const at = place % content.length;
  const changed = other % 3 === 0 ? content.subarray(0, at) : content.with(other % 3 === 1 ? at % 200 : at, byte);
  return joined(changed, utf8(digestOfBytes(changed)));
}

function bomb(draw: number): string {
  const size = 50_000;
  const forms = [
    '['.repeat(size),
    '{"a":'.repeat(size),
    `[${'[],'.repeat(size)}0]`,
    `"${'\\\\'.repeat(size)}"`,
    `{${Array.from({ length: 5000 }, (_, index) => `"k${index}":0`).join(',')}}`,
    '9'.repeat(size),
  ];
  return forms[draw % forms.length];
}

function placesOf(value: Json, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Array.isArray(value)
    ? value.flatMap((item: Json, index) => placesOf(item, [...path, index]))
    : Object.entries(value).flatMap(([key, item]) => placesOf(item, [...path, key]));
  return [...inner, path];
}

function withValue(value: Json, place: number, nasty: Json): Json {
  const places = placesOf(value).filter((path) => path.length > 0);
  return replaced(value, places[place % places.length], () => nasty);
}

function withKey(value: Json, place: number, key: string): Json {
  const places = placesOf(value);
  return replaced(value, places[place % places.length], (old) => ({ [key]: old, toString: 1 }));
}

function replaced(value: Json, [first, ...rest]: readonly (string | number)[], change: (old: Json) => Json): Json {
  if (first === undefined) return change(value);
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map((item, index) => (index === first ? replaced(item, rest, change) : item));
  const entries = Object.entries(value).map(([key, item]): [string, Json] => [
    key,
    key === first ? replaced(item, rest, change) : item,
  ]);
  return Object.fromEntries(entries);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** The digest that a forger would put there. */
function sealed(value: Json): Json {
  if (!isObject(value)) return value;
  const { result } = value;
  if (!isObject(result)) return value;
  try {
    const content = Object.fromEntries(Object.entries(result).filter(([key]) => key !== 'digest'));
    return { ...value, result: { ...content, digest: digestOfJson(content) } };
  } catch {
    return value;
  }
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function joined(...pieces: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(pieces));
}

/** What a command line made of a file. */
export interface Reaction {
  readonly code: number;
  readonly text: string;
}

/** Runs one command line. */
export async function react(words: readonly string[]): Promise<Reaction> {
  const said: string[] = [];
  const code = await runCommandLine(words, {
    paint: openPaint(false),
    isWatched: false,
    print: (text) => said.push(text),
    printJson: (value) => said.push(JSON.stringify(value)),
    note: (text) => said.push(text),
  });
  return { code, text: said.join('\n') };
}
