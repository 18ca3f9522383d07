import { type EngineName, openEngine } from '../../engine/registry.ts';
import { DEFAULT_OPTIMIZERS } from '../../network/optimizers/defaults.ts';
import type { Competitor } from '../competitor.ts';

/** An engine of this program. */
export async function openEngineCompetitor(name: EngineName): Promise<Competitor> {
  const engine = await openEngine(name);
  return {
    name,
    version: engine.version,
    optimizers: Object.values(DEFAULT_OPTIMIZERS).map(({ kind }) => kind),
    async open(workload) {
      const session = await engine.open(workload);
      return {
        async step(input) {
          const { lossSum } = await session.step(input);
          return lossSum / input.indices.length;
        },
        async evaluate() {
          const { correct } = await session.evaluate();
          return correct;
        },
        close: () => session.close(),
      };
    },
  };
}
