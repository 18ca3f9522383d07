import type { Engine, EngineSession, EngineTask } from '../../src/engine/engine.ts';

/** `engine` with some calls of its sessions replaced, to watch it or to plant a defect. */
export function wrapEngine(
  engine: Engine,
  replace: (session: EngineSession, task: EngineTask) => Partial<EngineSession>,
): Engine {
  return {
    ...engine,
    selfTest: () => engine.selfTest(),
    async open(task) {
      const session = await engine.open(task);
      return {
        step: (input) => session.step(input),
        evaluate: () => session.evaluate(),
        penalty: () => session.penalty(),
        readState: () => session.readState(),
        close: () => session.close(),
        ...replace(session, task),
      };
    },
  };
}
