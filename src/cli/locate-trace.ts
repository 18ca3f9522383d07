import { resolve } from 'node:path';
import { writeAtomically } from '../artifact/atomic-file.ts';
import { findRunDifference } from '../artifact/find-difference.ts';
import { readJsonFile } from '../artifact/json-file.ts';
import { prettyJson } from '../base/canonical-json.ts';
import { SameseedError } from '../base/errors.ts';
import { type LocateWork, reachEpoch, type Side } from '../replication/locate-state.ts';
import { traceEpoch } from '../training/trace.ts';
import { collectTrace, parseTraceFile, type TraceFile } from '../training/trace-file.ts';
import type { Subject } from './locate-subject.ts';
import type { Options } from './options.ts';

/** What a trace is to tell of. */
export type TracePlace = Pick<Options, 'epoch' | 'steps' | 'tensor'>;

/** Trains the run's epoch here, on the first side's engine, and collects its steps. */
export async function makeTrace(
  { run, a, b }: Subject,
  { side, work }: { readonly side: Side; readonly work: LocateWork },
  { epoch = firstDifferent(a.record, b.record), steps, tensor }: TracePlace,
): Promise<TraceFile> {
  if (epoch === undefined || epoch > work.config.epochs) {
    throw new SameseedError(
      'epoch-missing',
      `Expected --epoch from 1 to ${work.config.epochs}, since no two records tell which one differs, received ${epoch ?? 'none'}.`,
    );
  }
  const reached = await reachEpoch([side], epoch, work);
  if (reached.kind === 'parted') {
    throw new SameseedError(
      'locate-elsewhere',
      `Expected this machine to repeat ${a.name} up to epoch ${epoch}, it parts at epoch ${reached.epoch}; trace that one.`,
      { kind: 'check' },
    );
  }
  const { config, dataset, signal } = work;
  const traced = traceEpoch({
    engine: side.engine,
    dataset,
    config,
    epoch,
    state: reached.state,
    ...(signal && { signal }),
  });
  const wanted = { ...(steps === undefined ? {} : { steps }), ...(tensor === undefined ? {} : { part: tensor }) };
  return collectTrace(traced, { run, engine: side.engine, epoch, state: reached.state, ...wanted });
}

/** Writes a trace, whole or not at all. */
export async function writeTrace(file: string, trace: TraceFile): Promise<string> {
  const path = resolve(file);
  await writeAtomically({ path, temporary: `${path}.partial`, content: prettyJson(trace) });
  return path;
}

/** The trace in a file; undefined for a file or folder of something else. */
export async function readTrace(path: string): Promise<TraceFile | undefined> {
  const value = await readJsonFile(path).catch(() => undefined);
  const kind: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'kind') : undefined;
  return kind === 'trace' ? parseTraceFile(value, path) : undefined;
}

function firstDifferent(a: Subject['a']['record'], b: Subject['b']['record']): number | undefined {
  const found = a && b ? findRunDifference(a.result, b.result) : undefined;
  return found !== undefined && 'epoch' in found ? found.epoch : undefined;
}
