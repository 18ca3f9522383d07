import type { Engine, EngineStack } from '../engine.ts';
import type { TfjsBackend } from './backend.ts';
import { type EngineFacts, type NodeCall, type NodeRequest, packError, packScores } from './node-protocol.ts';
import { openTfjsEngine } from './tfjs.ts';

// The process of tfjs-node and tfjs-node-gpu: it does for its parent what the engine does, one call after the other.

const BACKENDS: Readonly<Record<string, () => Promise<{ readonly backend: TfjsBackend }>>> = {
  'tfjs-node': () => import('./node.ts'),
  'tfjs-node-gpu': () => import('./node-gpu.ts'),
};

const stacks = new Map<number, EngineStack>();
let opened = 0;

async function open(): Promise<Engine> {
  return openTfjsEngine((await BACKENDS[process.argv[2]]()).backend);
}

async function answer(engine: Engine, call: NodeCall): Promise<unknown> {
  if (call.kind === 'describe') return describe(engine);
  if (call.kind === 'self-test') return engine.selfTest();
  if (call.kind === 'open') {
    const stack = await stackingOf(engine).open(call.tasks);
    stacks.set(++opened, stack);
    return opened;
  }
  const stack = stacks.get(call.stack);
  if (stack === undefined) throw new Error(`no stack ${call.stack}`);
  if (call.kind === 'step') return packScores(await stack.step(call.inputs));
  if (call.kind === 'evaluate') return packScores(await stack.evaluate());
  if (call.kind === 'penalties') return stack.penalties();
  if (call.kind === 'read-states') return stack.readStates();
  stacks.delete(call.stack);
  return stack.close();
}

function describe(engine: Engine): EngineFacts {
  const { claim, version, gpu } = engine;
  const { isUsual, claim: stackClaim } = stackingOf(engine);
  return { claim, version, ...(gpu === undefined ? {} : { gpu }), stacking: { isUsual, claim: stackClaim } };
}

function stackingOf({ stacking }: Engine) {
  if (stacking === undefined) throw new Error('an engine of tfjs without stacks');
  return stacking;
}

const engine = open();
let work: Promise<unknown> = engine.catch(() => undefined);

process.on('message', ({ id, call }: NodeRequest) => {
  work = work
    .then(async () => answer(await engine, call))
    .then(
      (told) => process.send?.({ id, answer: told }),
      (error: unknown) => process.send?.({ id, error: packError(error) }),
    );
  // nobody has a use for an engine that can't be opened
  engine.catch(async () => work.then(() => process.disconnect()));
});
process.on('disconnect', () => process.exit());
// Ctrl-C reaches the whole terminal; the parent decides what it means
process.on('SIGINT', () => undefined);
