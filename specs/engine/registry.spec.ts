import { describe, expect, it } from 'vitest';
import { ENGINE_NAMES, openEngine } from '../../src/engine/registry.ts';

describe('the registry of engines', () => {
  it.each([
    ['portable', 'bitwise', '1'],
    ['oracle', 'bitwise', '1'],
    ['tfjs-cpu', 'machine', '1+tfjs-4.22.0'],
    ['tfjs-wasm', 'machine', '1+tfjs-4.22.0'],
  ])('opens %s by its name, after its self-test, for the claim %s', async (name, claim, version) => {
    expect(ENGINE_NAMES).toContain(name);
    await expect(openEngine(name)).resolves.toMatchObject({ name, claim, version });
  });

  it.each(['cuda', '', 'toString', 'Portable'])('refuses the unknown engine "%s"', async (name) => {
    await expect(openEngine(name)).rejects.toMatchObject({
      code: 'engine-unknown',
      kind: 'input',
      message: `Unknown engine "${name}"; known: ${ENGINE_NAMES.join(', ')}.`,
    });
  });
});
