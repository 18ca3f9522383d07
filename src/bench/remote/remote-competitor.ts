import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { SameseedError } from '../../base/errors.ts';
import { parse, type z } from '../../base/schema.ts';
import type { Optimizer } from '../../network/network.ts';
import { PYTORCH_PROGRAM } from '../competitors/pytorch/program.ts';
import { findPython, ONE_THREAD } from '../competitors/pytorch/python.ts';
import type { CompetitorName } from '../competitors/names.ts';
import type { PackedWorkload } from './packed-workload.ts';
import * as protocol from './protocol.ts';
import { engineFlags } from './engine-flags.ts';

/** Time that some steps took together, of the processor and of the clock, and the loss of each. */
export type Lap = Omit<z.infer<typeof protocol.lapSchema>, 'kind'>;

/** A competitor in a process of its own: nothing of another one is in its memory, its times or its compiled code. */
export interface RemoteCompetitor {
  readonly name: CompetitorName;
  readonly version: string;
  readonly optimizers: readonly Optimizer['kind'][];
  open(work: PackedWorkload): Promise<void>;
  steps(count: number): Promise<Lap>;
  evaluate(): Promise<Omit<z.infer<typeof protocol.evaluatedSchema>, 'kind'>>;
  /** Largest resident set so far, bytes; not of PyTorch. */
  peakMemory(): Promise<number>;
  close(): Promise<void>;
  /** Ends the process. */
  stop(): Promise<void>;
}

/**
 * Starts a competitor.
 *
 * @throws {SameseedError} `competitor-missing` with the reason when it is not installed or doesn't start.
 */
export async function startCompetitor(name: CompetitorName, environment = process.env): Promise<RemoteCompetitor> {
  const child = await launch(name, environment);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let complaints = '';
  child.stderr.on('data', (text: Buffer) => {
    complaints = (complaints + text.toString()).slice(-500);
  });
  // Without a listener a process that can't be started would end this one.
  child.on('error', (error) => {
    complaints = error.message;
  });
  child.stdin.on('error', () => undefined);

  const answer = async <Schema extends z.ZodType>(schema: Schema): Promise<z.output<Schema>> => {
    for (;;) {
      const line = await lines.next();
      if (line.done === true) throw failure(name, `it ended: ${complaints.trim()}`);
      // Libraries greet on standard output.
      if (!line.value.startsWith('{')) continue;
      const value: unknown = JSON.parse(line.value);
      const failed = protocol.failedSchema.safeParse(value);
      if (failed.success) throw failure(name, failed.data.message);
      return parse(schema, value, { code: 'competitor-answer', subject: `answer of ${name}` });
    }
  };
  const ask = async <Schema extends z.ZodType>(request: protocol.Request, schema: Schema) => {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    return answer(schema);
  };
  const stop = async (): Promise<void> => {
    if (!child.kill()) return;
    await once(child, 'close');
  };

  try {
    const { version, optimizers } = await answer(protocol.readySchema);
    return {
      name,
      version,
      optimizers,
      open: async (work) => void (await ask({ call: 'open', work }, protocol.doneSchema)),
      steps: async (count) => ask({ call: 'steps', count }, protocol.lapSchema),
      evaluate: async () => ask({ call: 'evaluate' }, protocol.evaluatedSchema),
      peakMemory: async () => (await ask({ call: 'memory' }, protocol.memorySchema)).peakBytes,
      close: async () => void (await ask({ call: 'close' }, protocol.doneSchema)),
      stop,
    };
  } catch (cause) {
    await stop();
    throw missing(name, cause instanceof Error ? cause.message : String(cause));
  }
}

// The process runs compiled code also when this module is run from source.
const HOST = new URL('../../../dist/bench/remote/host.js', import.meta.url);

async function launch(name: CompetitorName, environment: NodeJS.ProcessEnv): Promise<ChildProcessWithoutNullStreams> {
  if (name !== 'pytorch') {
    return spawn(process.execPath, [...engineFlags(), fileURLToPath(HOST), name], { env: environment });
  }
  const python = await findPython(environment);
  if (python === undefined) throw missing(name, 'no Python 3 with torch was found; name one in SAMESEED_PYTHON');
  return spawn(python, ['-c', PYTORCH_PROGRAM], { env: { ...environment, ...ONE_THREAD } });
}

function missing(name: string, reason: string): SameseedError {
  return new SameseedError('competitor-missing', `Expected ${name} to start, but ${reason.replace(/\.$/u, '')}.`);
}

function failure(name: string, reason: string): SameseedError {
  return new SameseedError('competitor-failed', `Expected ${name} to answer, but ${reason}.`, { kind: 'fault' });
}
