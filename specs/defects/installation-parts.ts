import { nodeBackend } from '../../src/engine/tfjs/node-backend.ts';
import { allowsTf32 } from '../../src/engine/tfjs/node-environment.ts';
import { openTfjsEngine } from '../../src/engine/tfjs/tfjs.ts';
import type { Installation } from './installation-laws.ts';

/** The house's own. */
export const rightInstallation: Installation = {
  open: async (from) => openTfjsEngine(nodeBackend({ engine: 'tfjs-node', from })),
  claim: (environment) => withEnvironment(environment, () => (allowsTf32() ? 'statistical' : 'machine')),
};

function withEnvironment<Answer>(variables: Readonly<Record<string, string | undefined>>, work: () => Answer): Answer {
  const before = Object.keys(variables).map((name) => [name, process.env[name]] as const);
  setAll(Object.entries(variables));
  try {
    return work();
  } finally {
    setAll(before);
  }
}

function setAll(entries: Iterable<readonly [string, string | undefined]>): void {
  for (const [name, value] of entries) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
}
