import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { SameseedError } from '../../base/errors.ts';
import type { Examples } from '../../dataset/dataset.ts';
import type { TrainingState } from '../../network/network.ts';
import type { Engine, EngineStack, EngineTask } from '../engine.ts';
import { isPrepared, preparedEnvironment } from './node-environment.ts';
import {
  type EngineFacts,
  type NodeCall,
  type NodeReply,
  type PackedScore,
  unpackError,
  unpackScores,
} from './node-protocol.ts';
import { TfjsSession } from './session.ts';
import { openTfjsEngine } from './tfjs.ts';

/** Names of the engines on libtensorflow. */
export type NodeEngineName = 'tfjs-node' | 'tfjs-node-gpu';

// The process runs compiled code also when this module is run from source.
const MAIN = new URL('../../../dist/engine/tfjs/node-main.js', import.meta.url);

/**
 * The engine of a name in a process that was started with the environment in which TensorFlow is deterministic: this one,
 * or one of its own, which ends with this one.
 *
 * @throws {SameseedError} `engine-missing`; `engine-backend`; `engine-died` from any call once the process has ended.
 */
export async function openNodeEngine(name: NodeEngineName): Promise<Engine> {
  if (isPrepared()) {
    const { backend } = await (name === 'tfjs-node' ? import('./node.ts') : import('./node-gpu.ts'));
    return openTfjsEngine(backend);
  }
  const ask = startProcess(name);
  const { stacking, ...facts } = await ask<EngineFacts>({ kind: 'describe' });
  const openStack = async (tasks: readonly EngineTask[]) => {
    const stack = await ask<number>({ kind: 'open', tasks: withoutSharing(tasks) });
    return stackBehind(ask, stack);
  };
  return {
    name,
    ...facts,
    selfTest: async () => ask<undefined>({ kind: 'self-test' }),
    open: async (task) => new TfjsSession(await openStack([task])),
    stacking: { ...stacking, open: openStack },
  };
}

type Ask = <Answer>(call: NodeCall) => Promise<Answer>;

function stackBehind(ask: Ask, stack: number): EngineStack {
  return {
    step: async (inputs) => unpackScores(await ask<PackedScore[]>({ kind: 'step', stack, inputs })),
    evaluate: async () => unpackScores(await ask<PackedScore[]>({ kind: 'evaluate', stack })),
    penalties: async () => ask<number[]>({ kind: 'penalties', stack }),
    readStates: async () => ask<TrainingState[]>({ kind: 'read-states', stack }),
    close: async () => ask<undefined>({ kind: 'close', stack }),
  };
}

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: SameseedError) => void;
}

function startProcess(name: NodeEngineName): Ask {
  const child = fork(fileURLToPath(MAIN), [name], {
    env: preparedEnvironment(),
    execArgv: [],
    serialization: 'advanced',
    // standard output is the parent's alone
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let failure: SameseedError | undefined;
  const fail = (reason: string): void => {
    failure ??= diedError(name, reason);
    for (const { reject } of waiting.values()) reject(failure);
    waiting.clear();
  };
  child.on('error', ({ message }) => fail(message));
  child.on('exit', (code, signal) => fail(signal === null ? `exit code ${code}` : signal));
  child.on('message', (reply: NodeReply) => {
    const call = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (waiting.size === 0) release(child);
    if ('error' in reply) call?.reject(unpackError(reply.error));
    else call?.resolve(reply.answer);
  });
  return async <Answer>(call: NodeCall) => {
    if (failure !== undefined) throw failure;
    hold(child);
    const id = ++asked;
    return new Promise<Answer>((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      child.send({ id, call });
    });
  };
}

/** A process that nobody waits for doesn't keep this one from ending. */
function release(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}

function hold(child: ChildProcess): void {
  child.ref();
  child.channel?.ref();
}

/** The tasks with images and labels of their own, each once: memory that threads share can't be sent. */
function withoutSharing(tasks: readonly EngineTask[]): EngineTask[] {
  const copies = new Map<Examples, Examples>();
  const copyOf = (examples: Examples): Examples => {
    const copy = copies.get(examples) ?? {
      ...examples,
      images: examples.images.slice(),
      labels: examples.labels.slice(),
    };
    copies.set(examples, copy);
    return copy;
  };
  return tasks.map((task) => ({ ...task, train: copyOf(task.train), validation: copyOf(task.validation) }));
}

function diedError(name: NodeEngineName, reason: string): SameseedError {
  return new SameseedError(
    'engine-died',
    `Expected the process of engine "${name}" to go on, but it ended (${reason}); the last whole epoch is kept: start the same command again to go on.`,
    { kind: 'fault' },
  );
}
