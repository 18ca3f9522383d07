import { generateKeyPairSync, randomBytes, randomFillSync, randomInt, randomUUID, webcrypto } from 'node:crypto';
import { performance as nodePerformance } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { SameseedError } from '../../../src/base/errors.ts';
import { withoutEntropy } from '../../../src/laws/entropy/without-entropy.ts';

const drawsItself = () => Math.random();

const refused = (source: string) =>
  expect.objectContaining({
    code: 'entropy',
    kind: 'check',
    message: expect.stringContaining(`, but ${source} was called by `),
  });

const drawsAndSwallows = () => {
  try {
    return Math.random();
  } catch {
    return 0.5;
  }
};

const drawsAndRenames = async () => {
  try {
    Math.random();
  } catch {
    throw new Error('training failed');
  }
};

const drawsLate = async () => {
  await nextTurn();
  await Promise.resolve();
  return new Promise((resolve, reject) => {
    setTimeout(() => {
      try {
        resolve(Math.random());
      } catch (error) {
        reject(error);
      }
    });
  });
};

const looksWithinInner = () => withoutEntropy(() => Date.now(), { allow: ['clock'] });

const drawsAfterInner = () => {
  withoutEntropy(() => {});
  return Math.random();
};

const expectsInnerRefusal = () => {
  expect(() => withoutEntropy(() => Math.random())).toThrow(refused('Math.random'));
  return 1;
};

const refusal = (): SameseedError => {
  try {
    withoutEntropy(drawsItself);
  } catch (caught) {
    if (caught instanceof SameseedError) return caught;
  }
  throw new Error('nothing was refused');
};

describe('every source', () => {
  it.each<[source: string, ask: () => unknown]>([
    ['Math.random', () => Math.random()],
    ['crypto.getRandomValues', () => crypto.getRandomValues(new Uint8Array(4))],
    ['crypto.getRandomValues', () => webcrypto.getRandomValues(new Uint8Array(4))],
    ['crypto.randomUUID', () => crypto.randomUUID()],
    ['crypto.subtle.generateKey', () => crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, true, ['sign'])],
    ['node:crypto.randomBytes', () => randomBytes(4)],
    ['node:crypto.randomFillSync', () => randomFillSync(new Uint8Array(4))],
    ['node:crypto.randomInt', () => randomInt(4)],
    ['node:crypto.randomUUID', () => randomUUID()],
    ['node:crypto.generateKeyPairSync', () => generateKeyPairSync('ed25519')],
    ['Date.now', () => Date.now()],
    ['new Date()', () => new Date()],
    ['new Date()', () => Date()],
    ['performance.now', () => performance.now()],
    ['performance.now', () => nodePerformance.now()],
    ['process.hrtime', () => process.hrtime()],
    ['process.hrtime.bigint', () => process.hrtime.bigint()],
    ['process.uptime', () => process.uptime()],
  ])('%s is refused within, and given back afterwards', (source, ask) => {
    expect(() => withoutEntropy(ask)).toThrow(refused(source));
    expect(ask).not.toThrow();
  });

  it('leaves what needs no entropy', () => {
    const born = withoutEntropy(() => new Date(86_400_000));
    expect(born).toBeInstanceOf(Date);
    expect(born.toISOString()).toBe('1970-01-02T00:00:00.000Z');
    expect(withoutEntropy(() => Date.UTC(1970, 0, 2))).toBe(86_400_000);
    expect(withoutEntropy(() => Math.max(1, 2))).toBe(2);
  });

  it('lets a seeded function take the place of Math.random, within only', () => {
    const before = Math.random;
    const drawn = withoutEntropy(() => {
      Math.random = () => 0.25;
      return Math.random();
    });
    expect(drawn).toBe(0.25);
    expect(Math.random).toBe(before);
  });
});

describe('what is given back', () => {
  it('is the value of a function, at once or later', async () => {
    expect(withoutEntropy(() => 7)).toBe(7);
    await expect(withoutEntropy(async () => 7)).resolves.toBe(7);
  });

  it('is the function’s own error', async () => {
    const own = new Error('own');
    const fail = () => {
      throw own;
    };
    expect(() => withoutEntropy(fail)).toThrow(own);
    await expect(withoutEntropy(async () => fail())).rejects.toBe(own);
  });

  it('is the refusal when the function caught it, or threw something else for it', async () => {
    expect(() => withoutEntropy(drawsAndSwallows)).toThrow(refused('Math.random'));
    await expect(withoutEntropy(async () => drawsAndSwallows())).rejects.toEqual(refused('Math.random'));
    await expect(withoutEntropy(drawsAndRenames)).rejects.toEqual(refused('Math.random'));
  });
});

describe('time', () => {
  it('reaches everything asynchronous that the function begins', async () => {
    await expect(withoutEntropy(drawsLate)).rejects.toEqual(refused('Math.random'));
  });

  it('does not reach what runs meanwhile', async () => {
    const guarded = withoutEntropy(async () => nextTurn());
    expect(Math.random()).toBeLessThan(1);
    await nextTurn();
    expect(Date.now()).toBeGreaterThan(0);
    await guarded;
  });

  it('goes on for one when another one ends', async () => {
    const long = withoutEntropy(async () => {
      await nextTurn();
      await nextTurn();
      return Math.random();
    });
    await withoutEntropy(async () => Promise.resolve());
    await expect(long).rejects.toEqual(refused('Math.random'));
  });
});

describe('nesting', () => {
  it('refuses what the outer one refuses, whatever the inner one allows', () => {
    expect(looksWithinInner).not.toThrow();
    expect(() => withoutEntropy(looksWithinInner)).toThrow(refused('Date.now'));
  });

  it('goes on after the inner one has ended', () => {
    expect(() => withoutEntropy(drawsAfterInner)).toThrow(refused('Math.random'));
  });

  it('leaves an inner refusal to whoever expects it', () => {
    expect(withoutEntropy(expectsInnerRefusal)).toBe(1);
  });
});

describe('the error', () => {
  it('names the caller, and says what to do', () => {
    expect(refusal().message).toMatch(
      /^Expected no unseeded draw here, but Math\.random was called by drawsItself \(.*without-entropy\.spec\.ts:\d+:\d+\); draw from a generator that is opened by the seed of the run\.$/u,
    );
    expect(() => withoutEntropy(() => Date.now())).toThrow(
      /^Expected no look at a clock here, but Date\.now was called by .*; pass the time in as an argument, or allow clocks with \{ allow: \['clock'\] \} if no result depends on them\.$/u,
    );
  });

  it('has a stack that begins at the caller', () => {
    const [head, first] = refusal().stack?.split('\n') ?? [];
    expect(head).toBe(`SameseedError: ${refusal().message}`);
    expect(first).toMatch(/at drawsItself \(.*without-entropy\.spec\.ts/u);
  });
});
