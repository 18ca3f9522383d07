import fc, { __version as fastCheckVersion } from 'fast-check';
import { digestOfBytes } from '../../base/digest.ts';
import type { Counterexample, FoundCase } from './counterexample.ts';
import { describeBrokenAgain, describeKept, describeStale, type StaleCase, type StoredCase } from './describe.ts';
import { type Procedure, replay, type ReplayRequest, runAtOnce, runLater } from './replay.ts';
import { type CounterexampleStore, openCounterexamples } from './store.ts';

/** Parameters of fast-check, and where counterexamples are kept. */
export interface PropertyParameters<Values> extends Omit<fc.Parameters<Values>, 'reporter' | 'asyncReporter'> {
  /** Default: `seeds/counterexamples` in the working directory, read-only where the environment variable `CI` is set. */
  readonly store?: CounterexampleStore;
}

/** What became of a property, and what a report has to say beside fast-check's details. */
export interface PropertyOutcome<Values> {
  /** `stale` when all runs pass, but a stored case can't be generated any more. */
  readonly kind: 'held' | 'broken' | 'stale';
  /** Of the stored case that broke the law, else of the run after the stored cases. */
  readonly details: fc.RunDetails<Values>;
  /** Which stored case broke the law, where a new one was stored, or which are stale; empty when the law holds. */
  readonly note: string;
}

/**
 * `fc.check` with a memory: cases that once broke the law are judged first, and a new one is kept for every later run.
 * A run with `path`, which replays by hand, neither recalls nor keeps any.
 *
 * @throws {SameseedError} what {@link CounterexampleStore} throws.
 */
export function checkProperty<Values>(
  law: string,
  property: fc.IProperty<Values>,
  parameters?: PropertyParameters<Values>,
): PropertyOutcome<Values>;
export function checkProperty<Values>(
  law: string,
  property: fc.IAsyncProperty<Values>,
  parameters?: PropertyParameters<Values>,
): Promise<PropertyOutcome<Values>>;
export function checkProperty<Values>(
  law: string,
  property: fc.IRawProperty<Values>,
  parameters?: PropertyParameters<Values>,
): PropertyOutcome<Values> | Promise<PropertyOutcome<Values>>;
export function checkProperty<Values>(
  law: string,
  property: fc.IRawProperty<Values>,
  { store = openCounterexamples(), ...parameters }: PropertyParameters<Values> = {},
): PropertyOutcome<Values> | Promise<PropertyOutcome<Values>> {
  const procedure = judge({ law, property, parameters, store });
  return property.isAsync() ? runLater(procedure) : runAtOnce(procedure);
}

interface Judgement<Values> {
  readonly law: string;
  readonly property: fc.IRawProperty<Values>;
  readonly parameters: fc.Parameters<Values>;
  readonly store: CounterexampleStore;
}

function* judge<Values>(judgement: Judgement<Values>): Procedure<Values, PropertyOutcome<Values>> {
  const { law, property, parameters, store } = judgement;
  const isByHand = parameters.path !== undefined;
  const stale: StaleCase[] = [];
  for (const stored of isByHand ? [] : storedCases(law, store)) {
    const isKnown = (text: string) => digestOfText(text) === stored.counterexample.valueDigest;
    const { text, failure, isExcluded } = yield* replay({ ...judgement, place: placeOf(stored), isJudged: isKnown });
    if (failure !== undefined) return { kind: 'broken', details: failure, note: describeBrokenAgain(stored) };
    if (isExcluded || text === undefined || !isKnown(text)) stale.push({ ...stored, text, isExcluded });
  }
  const details = yield fc.check(property, parameters);
  if (!details.failed) {
    return stale.length === 0
      ? { kind: 'held', details, note: '' }
      : { kind: 'stale', details, note: describeStale(stale) };
  }
  const { seed, counterexamplePath: path } = details;
  if (isByHand || path === null) return { kind: 'broken', details, note: '' };
  const found = yield* describeCase({ property, parameters, place: { seed, path } });
  return { kind: 'broken', details, note: describeKept(store.keep(law, found)) };
}

function storedCases(law: string, store: CounterexampleStore): readonly StoredCase[] {
  const recalled = store.recall(law);
  return recalled.map((counterexample, index) => {
    return { counterexample, number: index + 1, of: recalled.length, file: store.describe(law) };
  });
}

function placeOf({ counterexample: { seed, path } }: StoredCase): Pick<Counterexample, 'seed' | 'path'> {
  return { seed, path };
}

/** A case is described as it is generated, since the law may have written on the one that it judged. */
function* describeCase<Values>(request: Omit<ReplayRequest<Values>, 'isJudged'>): Procedure<Values, FoundCase> {
  const { text = '' } = yield* replay({ ...request, isJudged: () => false });
  return { ...request.place, value: readable(text), valueDigest: digestOfText(text), fastCheck: fastCheckVersion };
}

const LONGEST_VALUE = 2000;

function readable(text: string): string {
  const cut = text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
  // JSON can't hold half a surrogate pair
  return cut.replace(/\p{Surrogate}/gu, '\u{fffd}');
}

function digestOfText(text: string): string {
  return digestOfBytes(new TextEncoder().encode(text));
}
