import type { Claim } from '../../artifact/claim.ts';
import type { Paint } from './paint.ts';
import { renderTable } from './table.ts';

/** An engine, and why it can't be used, or null. */
export interface EngineState {
  readonly name: string;
  /** `missing` when its packages are not installed, `broken` when they are and it can't be used. */
  readonly state: 'found' | 'missing' | 'broken';
  readonly version: string | null;
  readonly claim: Claim | null;
  /** Name of the GPU that it computes on, where there is one. */
  readonly gpu: string | null;
  readonly fault: string | null;
}

/** A data set, and what is wrong with the folder that would be used; no faults when all files are right. */
export interface DataState {
  readonly name: string;
  readonly folder: string;
  readonly faults: readonly string[];
}

/** What of a machine sameseed can use. */
export interface Diagnosis {
  readonly node: string;
  readonly oldestNode: string;
  readonly wasmSimd: boolean;
  readonly engines: readonly EngineState[];
  readonly data: readonly DataState[];
  readonly cacheFolder: string;
}

/** A diagnosis in words: one table, then a line for each thing that is missing, with its cure. */
export function renderDiagnosis(diagnosis: Diagnosis, paint: Paint): string {
  const { engines, data } = diagnosis;
  const mark = (isGood: boolean) => (isGood ? paint.good('ok') : paint.bad('no'));
  const rows = [
    ['Node', mark(true), `${diagnosis.node} (${diagnosis.oldestNode} or newer)`],
    ['WebAssembly SIMD', mark(diagnosis.wasmSimd), 'needed by the portable engine'],
    ...engines.map((engine) => [
      `engine ${engine.name}`,
      engine.state === 'missing' ? paint.faint('-') : mark(engine.state === 'found'),
      wordsOn(engine),
    ]),
    ...data.map(({ name, folder, faults }) => [`data ${name}`, mark(faults.length === 0), folder]),
    ['cache', mark(true), diagnosis.cacheFolder],
  ];
  const missing = [
    ...(diagnosis.wasmSimd ? [] : ['WebAssembly SIMD is missing: use a 64-bit processor and Node without --jitless.']),
    ...engines.flatMap(({ name, fault }) => (fault === null ? [] : [`engine ${name}: ${fault}`])),
    ...data.filter(({ faults }) => faults.length > 0).map(cureOf),
  ];
  return [renderTable(['', '', ''], rows).trimStart(), ...(missing.length === 0 ? [] : ['', ...missing])].join('\n');
}

function wordsOn({ state, version, claim, gpu }: EngineState): string {
  if (state === 'missing') return 'not installed';
  if (state === 'broken') return 'out of order';
  return `self-test passed, claim ${claim}, version ${version}${gpu === null ? '' : `, on ${gpu}`}`;
}

function cureOf({ name, faults }: DataState): string {
  return `data ${name}: ${faults.join(', ')}. Run \`sameseed data fetch --dataset ${name}\`, or name a folder with --data or SAMESEED_DATA.`;
}
