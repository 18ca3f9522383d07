import { SameseedError } from '../base/errors.ts';
import { checkLaw, type PropertyJudge } from './check-law.ts';
import { chooseLaws, type TrainerOptions } from './check-trainer.ts';
import { checkProperty } from './counterexamples/check-property.ts';
import { framesAbove } from './entropy/entropy-error.ts';
import { type BrokenLaw, renderFailure } from './render-failure.ts';
import type { Trainer } from './trainer.ts';

/** What a test runner hands its tests; a law that can't be asked says so through `skip`, with its reason. */
export interface LawTestContext {
  readonly skip?: (reason?: string) => unknown;
}

/** `it` or `test` of vitest, `node:test` and others alike; those that know no limit of time pass over it. */
export type RegisterTest = (name: string, test: (context: LawTestContext) => Promise<void>, limitMs: number) => unknown;

// a broken law takes its time to find the smallest run
const LIMIT_MS = 120_000;

/**
 * Registers one test a law; call it within `describe`, with the runner's `it`. A broken law throws its report, one that
 * the trainer can't be asked is skipped by name. What failed once is kept in `seeds/counterexamples` and tried first
 * later, unless another `judge` is given.
 *
 * @throws {SameseedError} `law-unknown`; in the tests `law-broken`.
 */
export function testLaws(it: RegisterTest, trainer: Trainer, options: TrainerOptions = {}): void {
  const judge: PropertyJudge = options.judge ?? checkProperty;
  const named: PropertyJudge = async (law, property, parameters) =>
    judge(`${trainer.name} ${law}`, property, parameters);
  const caller = framesAbove(testLaws);
  for (const law of chooseLaws(options)) {
    const test = async (context: LawTestContext): Promise<void> => {
      const verdict = await checkLaw(law, trainer, { ...options, judge: named });
      if (verdict.kind === 'skipped') context.skip?.(`${trainer.name}: ${verdict.reason}`);
      if (verdict.kind === 'failed') throw brokenError(verdict, caller);
    };
    it(`${law.name}: ${law.statement}`, test, LIMIT_MS);
  }
}

function brokenError(verdict: BrokenLaw, caller: readonly string[]): SameseedError {
  const { cause } = verdict.finding;
  const report = renderFailure(verdict, 'testLaws(it, trainer, ');
  const error = new SameseedError('law-broken', report, { kind: 'check', ...(cause === undefined ? {} : { cause }) });
  error.stack = [`${error.name}: ${error.message}`, ...caller].join('\n');
  return error;
}
