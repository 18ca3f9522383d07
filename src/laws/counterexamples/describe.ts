import { __version as fastCheckVersion } from 'fast-check';
import type { Counterexample } from './counterexample.ts';
import type { Kept } from './store.ts';

/** What became of a case that broke a law for the first time. */
export function describeKept(kept: Kept): string {
  return kept.kind === 'stored'
    ? `Stored in ${kept.path}: every later run replays it first. Commit it with the cure.`
    : `Not stored, since ${kept.reason}. To have it replayed first everywhere, commit this as ${kept.path}:\n${kept.content}`;
}

/** A stored case, by its place in the file of its law. */
export interface StoredCase {
  readonly counterexample: Counterexample;
  /** From 1. */
  readonly number: number;
  readonly of: number;
  readonly file: string;
}

/** Where a stored case that breaks its law comes from. */
export function describeBrokenAgain({ counterexample, number, of, file }: StoredCase): string {
  const { date, machine, fastCheck } = counterexample;
  const { platform, architecture, node } = machine;
  return `This is counterexample ${number} of ${of} in ${file}, found on ${date} on ${platform} ${architecture} with Node ${node} and fast-check ${fastCheck}.`;
}

/** A stored case that can't be judged any more. */
export interface StaleCase extends StoredCase {
  /** The case that its place leads to now; undefined where that leads nowhere. */
  readonly text: string | undefined;
  /** Whether a precondition excludes the case. */
  readonly isExcluded: boolean;
}

/** Which stored cases are no longer what they were, and what to do about them; at least one. */
export function describeStale(stale: readonly StaleCase[]): string {
  const [{ file, of }] = stale;
  return [
    `${stale.length} of ${of} counterexamples in ${file} can't be replayed:`,
    ...stale.map(describeStaleCase),
    'Name a value that still matters in `examples`, and delete its entry from the file.',
  ].join('\n');
}

function describeStaleCase({ counterexample, number, text, isExcluded }: StaleCase): string {
  const { seed, path, value, fastCheck } = counterexample;
  const now = isExcluded ? 'excluded by a precondition' : text === undefined ? 'nothing' : shortened(text);
  const versions = fastCheck === fastCheckVersion ? '' : ` (fast-check ${fastCheck} then, ${fastCheckVersion} now)`;
  return `- ${number}: seed ${seed}, path "${path}" was ${shortened(value)}, is now ${now}${versions}`;
}

const LONGEST = 300;

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
