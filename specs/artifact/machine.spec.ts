import { cpus, homedir, hostname, userInfo } from 'node:os';
import { expect, it } from 'vitest';
import { fingerprintSchema } from '../../src/artifact/fingerprint.ts';
import { describeMachine } from '../../src/artifact/machine.ts';

const PROCESSOR = cpus()[0]?.model.trim();

const acceptsGpu = (kind: string) => fingerprintSchema.safeParse({ ...describeMachine(), gpu: { kind } }).success;

it('a machine is described in full, the same each time', () => {
  const machine = describeMachine();
  expect(fingerprintSchema.parse(machine)).toEqual(machine);
  expect(machine).toMatchObject({
    platform: process.platform,
    architecture: process.arch,
    node: process.versions.node,
  });
  expect(machine.cores).toBeGreaterThan(0);
  expect(machine.memoryBytes).toBeGreaterThan(2 ** 20);
  expect(machine.processor).not.toBe('');
  expect(describeMachine()).toEqual(machine);
});

it.skipIf(!PROCESSOR)('a machine is described by the name of its processor', () => {
  expect(describeMachine().processor).toBe(PROCESSOR);
});

it('a GPU is hardware or software, and nothing else', () => {
  expect(['hardware', 'software', '', 'firmware'].filter(acceptsGpu)).toEqual(['hardware', 'software']);
});

it('a machine is described without its host, user and folders', () => {
  const values = Object.values(describeMachine());
  for (const secret of [hostname(), userInfo().username, homedir(), process.cwd()])
    expect(values).not.toContain(secret);
});
