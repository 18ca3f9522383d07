import { describe, expect, it } from 'vitest';
import { ENGINE_NAMES, openEngine } from '../../src/engine/registry.ts';

describe('the registry of engines', () => {
  it.each(ENGINE_NAMES)('opens %s by its name, after its self-test', async (name) => {
    const engine = await openEngine(name);
    expect(engine).toMatchObject({ name, claim: 'bitwise', version: '1' });
  });

  it.each(['cuda', '', 'toString', 'Portable'])('refuses the unknown engine "%s"', async (name) => {
    await expect(openEngine(name)).rejects.toMatchObject({
      code: 'engine-unknown',
      kind: 'input',
      message: `Unknown engine "${name}"; known: portable, oracle.`,
    });
  });
});
