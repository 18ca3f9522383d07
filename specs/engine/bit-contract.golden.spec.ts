import { describe, expect, it } from 'vitest';
import { digestOfJson } from '../../src/base/digest.ts';
import { oracleEngine } from '../../src/engine/oracle/oracle.ts';
import { portableEngine } from '../../src/engine/portable/portable.ts';
import { ENGINE_VERSION } from '../../src/engine/self-test.ts';
import { buildNetwork } from '../../src/network/architecture.ts';
import { DEFAULT_OPTIMIZERS } from '../../src/network/optimizers/defaults.ts';
import type { Stream } from '../../src/random/stream.ts';
import { drawExamples, drawState, runCase, summarize, type EngineCase } from './cases.ts';

const network = buildNetwork({
  inputs: 30,
  hidden: [
    { units: 21, activation: 'relu' },
    { units: 14, activation: 'tanh' },
    { units: 9, activation: 'logistic' },
  ],
  classes: 5,
  initializer: 'glorot-uniform',
});

// a Weyl sequence, so that these digests depend on no generator
const fixedStream = (): Stream => {
  let word = 0;
  const uint32 = () => (word = (word + 0x9e3779b9) >>> 0) >>> 7;
  return { uint32, uniform: () => uint32() / 2 ** 25 };
};

const caseOf = (kind: keyof typeof DEFAULT_OPTIMIZERS): EngineCase => {
  const optimizer = DEFAULT_OPTIMIZERS[kind];
  const size = { height: 5, width: 6, classes: 5, density: 0.4 };
  const stream = fixedStream();
  const task = {
    network,
    optimizer,
    penalty: { convention: kind === 'adamw' ? 'decoupled' : 'keras', factor: 0.01, layers: ['dense-1', 'dense-3'] },
    train: drawExamples({ ...size, count: 40 }, stream),
    validation: drawExamples({ ...size, count: 20 }, stream),
    batchSize: 11,
    state: drawState(network, optimizer, { stream }),
  } as const;
  return { task, learningRate: 0.05, steps: 12, seed: 0 };
};

// Source: the oracle (engine/oracle), engine version 1. Other digests are another version of the engine.
const DIGESTS = [
  ['sgd', '1e49d0df6e56e96ad831c87eee2b9d61038b4339cb1aec8633bec62386451c3c'],
  ['momentum', 'ddd003c9058383784cffda4ba36ca076547b18c69368b0b9d99edc4872c4c430'],
  ['nesterov', '8324efb594cadba71255fa9ce3dd8291615e41756f9ee0092daeb55358713ea3'],
  ['rmsprop', '2a070c54693ca46df521ad377556fd0b799403b3b914281331958e19a069e770'],
  ['adam', 'bdbc591f0f05c4d9a5b0a9795ca37535a85fef80de8fd260593b96070a22109a'],
  ['adamw', '28953c10255b15373465ea0fd3716ecaa49df29092cd1a17ff140e48ce9669dd'],
] as const;

describe(`version ${ENGINE_VERSION} of the bit contract`, () => {
  it('is version 1', () => {
    expect(ENGINE_VERSION).toBe('1');
  });

  it.each(DIGESTS)('is pinned for %s', async (kind, digest) => {
    for (const engine of [portableEngine, oracleEngine]) {
      expect(digestOfJson(summarize(await runCase(engine, caseOf(kind))))).toBe(digest);
    }
  });
});
