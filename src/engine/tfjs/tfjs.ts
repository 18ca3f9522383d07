import type { Engine } from '../engine.ts';
import { checkTask } from '../task.ts';
import type { TfjsBackend } from './backend.ts';
import { runTfjsSelfTest } from './self-test.ts';
import { TfjsSession } from './session.ts';
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
  const engine: Engine = {
    name: backend.engine,
    claim,
    version: `${RULES_VERSION}+${version}`,
    ...(gpu === undefined ? {} : { gpu }),
    ...(wasmDigest === undefined ? {} : { wasmDigest }),
    mustEndItself,
    selfTest: async () => runTfjsSelfTest(engine),
    async open(task) {
      checkTask(task);
      const session = new TfjsSession(running, task);
      return running.watch?.(session) ?? session;
    },
  };
  return engine;
}
