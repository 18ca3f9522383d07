import fc from 'fast-check';
import { expect } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { oracleEngine } from '../../src/engine/oracle/oracle.ts';
import { engineCases, inWords, runCase, type CaseOptions } from './cases.ts';

/** An engine gives the bits of the oracle, or its error. */
export const equalsOracle = (engine: Engine, options: CaseOptions = {}) =>
  fc.asyncProperty(engineCases(options), async (engineCase) => {
    expect(inWords(await runCase(engine, engineCase))).toEqual(inWords(await runCase(oracleEngine, engineCase)));
  });
