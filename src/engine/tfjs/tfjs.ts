import type { Engine, EngineStack, EngineTask } from '../engine.ts';
import { checkTask } from '../task.ts';
import type { RunningBackend, TfjsBackend } from './backend.ts';
import { inspectTfjs } from './inspect.ts';
import { runTfjsSelfTest } from './self-test.ts';
import { TfjsSession } from './session.ts';
import { keepsBits } from './stack-test.ts';
import { checkStack } from './stack-size.ts';
import { TfjsStack } from './stack.ts';
import { startBackend } from './start.ts';

/** Version of the way in which tfjs's operations are put together; other bits are another version. */
const RULES_VERSION = '1';

/**
 * The engine on a backend of tfjs, of the claim `machine`: same seeds, weights, batches and rules as the portable
 * engine, other bits. tfjs is handed every value and draws no random number.
 *
 * @throws {SameseedError} `engine-missing`; `engine-backend`.
 */
export async function openTfjsEngine(backend: TfjsBackend): Promise<Engine> {
  const running = await startBackend(backend);
  const { version, claim = 'machine', gpu, wasmDigest, mustEndItself = false } = running;
  const open = async (tasks: readonly EngineTask[]) => openStack(running, tasks);
  const { hasStackedRounding = gpu !== undefined && !(await keepsBits(open)) } = running;
  const engine: Engine = {
    name: backend.engine,
    claim,
    version: `${RULES_VERSION}+${version}`,
    ...(gpu === undefined ? {} : { gpu }),
    ...(wasmDigest === undefined ? {} : { wasmDigest }),
    mustEndItself,
    selfTest: async () => runTfjsSelfTest(engine),
    async inspect(task, indices) {
      checkTask(task);
      return inspectTfjs(running, task, indices);
    },
    open: async (task) => new TfjsSession(openStack(running, [task])),
    stacking: {
      isUsual: gpu !== undefined,
      claim: hasStackedRounding ? 'statistical' : claim,
      open,
    },
  };
  return engine;
}

function openStack(running: RunningBackend, tasks: readonly EngineTask[]): EngineStack {
  for (const task of tasks) checkTask(task);
  checkStack(tasks, running.tensorBytes);
  const stack = new TfjsStack(running, tasks);
  return running.watch?.(stack) ?? stack;
}
