import fc from 'fast-check';
import type { Counterexample } from './counterexample.ts';

/** What `fc.check` answers, at once or later. */
export type RunOrPromise<Values> = fc.RunDetails<Values> | Promise<fc.RunDetails<Values>>;

/**
 * A procedure that yields runs of fast-check and is handed their details, so that one text serves properties that
 * answer at once and those that answer later.
 */
export type Procedure<Values, Answer> = Generator<RunOrPromise<Values>, Answer, fc.RunDetails<Values>>;

/** A case to generate again. */
export interface ReplayRequest<Values> {
  readonly property: fc.IRawProperty<Values>;
  readonly parameters: fc.Parameters<Values>;
  /** Where fast-check finds the case. */
  readonly place: Pick<Counterexample, 'seed' | 'path'>;
  /** Whether a case that reads so is to be judged; else it is only generated. */
  readonly isJudged: (text: string) => boolean;
}

/** What was found at a place. */
export interface Replayed<Values> {
  /** The case as fast-check prints it before anything has touched it; absent where the place leads nowhere. */
  readonly text?: string;
  /** The run, when the case was judged and broke the law. */
  readonly failure?: fc.RunDetails<Values>;
  /** Whether a precondition excludes the case. */
  readonly isExcluded: boolean;
}

type Verdict = fc.PropertyFailure | fc.PreconditionFailure | null;

/** Ends a run: fast-check itself would go on from a path to the siblings of its case. */
const ENOUGH: fc.PropertyFailure = { error: undefined };

/** Generates one case again, and judges it if asked to. */
export function* replay<Values>(request: ReplayRequest<Values>): Procedure<Values, Replayed<Values>> {
  const { property, parameters, place, isJudged } = request;
  let text: string | undefined;
  let verdict: Verdict = null;
  const end = (found: Verdict): Verdict => {
    verdict = found;
    return isBroken(found) ? found : ENOUGH;
  };
  const single: fc.IRawProperty<Values> = {
    isAsync: () => property.isAsync(),
    generate: (random, run) => property.generate(random, run),
    shrink: (value) => property.shrink(value),
    runBeforeEach: () => property.runBeforeEach(),
    runAfterEach: () => property.runAfterEach(),
    run(value) {
      text = fc.stringify(value);
      if (!isJudged(text)) return property.isAsync() ? Promise.resolve(ENOUGH) : ENOUGH;
      const found = property.run(value);
      return found instanceof Promise ? found.then(end) : end(found);
    },
  };
  try {
    const details = yield fc.check(single, { ...parameters, ...place, numRuns: 1, endOnFailure: true });
    return {
      isExcluded: verdict !== null && !isBroken(verdict),
      ...(text === undefined ? {} : { text }),
      ...(isBroken(verdict) ? { failure: details } : {}),
    };
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('Unable to replay')) return { isExcluded: false };
    throw error;
  }
}

function isBroken(verdict: Verdict): verdict is fc.PropertyFailure {
  return verdict !== null && !fc.PreconditionFailure.isFailure(verdict);
}

/** Runs the procedure of a property that answers at once. */
export function runAtOnce<Values, Answer>(procedure: Procedure<Values, Answer>): Answer {
  let turn = procedure.next();
  while (turn.done !== true) {
    if (turn.value instanceof Promise) throw new TypeError('Expected a property that answers at once.');
    turn = procedure.next(turn.value);
  }
  return turn.value;
}

/** Runs the procedure of a property that answers later. */
export async function runLater<Values, Answer>(procedure: Procedure<Values, Answer>): Promise<Answer> {
  let turn = procedure.next();
  while (turn.done !== true) {
    turn = await Promise.resolve(turn.value).then(
      (details) => procedure.next(details),
      (error: unknown) => procedure.throw(error),
    );
  }
  return turn.value;
}
