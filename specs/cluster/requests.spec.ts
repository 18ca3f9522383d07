import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseRequests, readRequests, resolveRequests } from '../../src/cluster/requests.ts';
import { temporaryFolder } from '../support/temporary.ts';

describe('requests to a scheduler', () => {
  it('have sensible defaults', () => {
    expect(resolveRequests({})).toEqual({
      taskMinutes: 60,
      timeLimit: 130,
      memory: 1536,
      gpus: 0,
      workers: 1,
      modules: [],
      storage: 10,
    });
    expect(resolveRequests({ taskMinutes: 20, workers: 4 })).toMatchObject({ timeLimit: 50, memory: 3072 });
    expect(resolveRequests({ taskMinutes: 20, timeLimit: 30 })).toMatchObject({ timeLimit: 30 });
  });

  it('are read from a file', async () => {
    const file = join(temporaryFolder(), 'requests.json');
    writeFileSync(file, '{"partition":"cpu","modules":["nodejs/20","gcc@12"],"timeLimit":30}');
    expect(await readRequests(file)).toEqual({ partition: 'cpu', modules: ['nodejs/20', 'gcc@12'], timeLimit: 30 });
  });

  it.each([
    [{ partition: 'a b' }, '`partition`'],
    [{ partition: '-p' }, '`partition`'],
    [{ account: 'x\n#SBATCH --uid=0' }, '`account`'],
    [{ modules: ['node; rm -rf ~'] }, '`modules'],
    [{ memory: 1 }, 'an integer from 64'],
    [{ timeLimit: 0 }, 'an integer from 1'],
    [{ gpu: 1 }, 'received `gpu`; known: partition, account'],
  ])('refuse %j', (given, message) => {
    expect(() => parseRequests(given)).toThrow(
      expect.objectContaining({ code: 'requests-invalid', message: expect.stringContaining(message) }),
    );
  });
});
