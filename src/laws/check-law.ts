import fc from 'fast-check';
import type { Finding, Law, Verdict } from './law.ts';
import { LawSkipped } from './open-training.ts';
import { Rig } from './rig.ts';
import type { Trainer } from './trainer.ts';
import type { RunPlan } from './training-run.ts';

/** How laws are checked. */
export interface CheckOptions {
  /** How many runs are tried. Default each law's own number, 3 to 10. */
  readonly cases?: number;
  /** Seed that the runs are drawn from; default 1, so that a law says the same every time. */
  readonly seed?: number;
  /** Path of one case, as a report's replay line gives it; no other is tried then. */
  readonly path?: string;
  /** The most smaller runs that are tried once one has failed. Default 150. */
  readonly maxShrinks?: number;
  /** Judges the property of a law; default `fc.check`, else something that also keeps and replays counterexamples. */
  readonly judge?: PropertyJudge;
}

/** What a {@link PropertyJudge} answers. */
export interface Judgement<Values> {
  readonly kind: 'held' | 'broken' | 'stale';
  readonly details: fc.RunDetails<Values>;
  /** What it has to add, for the report; empty when there is nothing. */
  readonly note: string;
}

/** Runs a property under the name of its law. */
export type PropertyJudge = <Values>(
  law: string,
  property: fc.IAsyncProperty<Values>,
  parameters: fc.Parameters<Values>,
) => Promise<Judgement<Values>>;

const judgePlainly: PropertyJudge = async (_law, property, parameters) => {
  const details = await fc.check(property, parameters);
  return { kind: details.failed ? 'broken' : 'held', details, note: '' };
};

/** Whether a trainer keeps a law, and if not, the smallest run found in which it doesn't. */
export async function checkLaw(law: Law, trainer: Trainer, options: CheckOptions = {}): Promise<Verdict> {
  const { cases = law.cases, seed = 1, path, maxShrinks = 150, judge = judgePlainly } = options;
  const search = new Search(law, trainer, maxShrinks);
  const property = fc.asyncProperty(law.plans(trainer.traits ?? {}), async (plan) => search.judge(plan));
  const replay = path === undefined ? {} : { path, endOnFailure: true };
  const { kind, details, note } = await judge(law.name, property, { numRuns: cases, seed, ...replay });
  if (kind !== 'broken') {
    return search.skipped === undefined || search.held > 0
      ? { kind: 'passed', law: law.name, cases: search.held, note }
      : { kind: 'skipped', law: law.name, reason: search.skipped };
  }
  if (search.smallest === undefined) throw details.errorInstance ?? new Error('No run could be drawn.');
  const { seed: drawnFrom, counterexamplePath, numShrinks: shrinks } = details;
  const { name, statement } = law;
  return {
    kind: 'failed',
    law: name,
    statement,
    ...search.smallest,
    replay: { seed: drawnFrom, path: counterexamplePath ?? '' },
    shrinks,
    note,
  };
}

class LawBroken extends Error {}

/** One law's way through the runs of a trainer; it remembers what it found last, which is the smallest. */
class Search {
  smallest: { readonly plan: RunPlan; readonly finding: Finding } | undefined;
  /** In how many runs the law held. */
  held = 0;
  /** Why the trainer couldn't be asked last. */
  skipped: string | undefined;
  readonly #law: Law;
  readonly #trainer: Trainer;
  readonly #maxShrinks: number;
  readonly #broken = new Map<string, Finding>();
  #tries = 0;

  constructor(law: Law, trainer: Trainer, maxShrinks: number) {
    this.#law = law;
    this.#trainer = trainer;
    this.#maxShrinks = maxShrinks;
  }

  /** @throws when the law is broken in this run. */
  async judge(plan: RunPlan): Promise<void> {
    const key = JSON.stringify(plan);
    const isTooMuch = this.#broken.size > 0 && ++this.#tries > this.#maxShrinks;
    const finding = isTooMuch ? this.#broken.get(key) : await this.#look(plan);
    if (finding === undefined) return;
    this.#broken.set(key, finding);
    this.smallest = { plan, finding };
    throw new LawBroken(finding.what);
  }

  async #look(plan: RunPlan): Promise<Finding | undefined> {
    const rig = new Rig(this.#trainer);
    try {
      const finding = await this.#law.find(rig, plan);
      await rig.close();
      if (finding === undefined) this.held++;
      return finding;
    } catch (error) {
      await rig.close().catch(() => {});
      if (!(error instanceof LawSkipped)) return describeThrown(error);
      this.skipped = error.message;
      return undefined;
    }
  }
}

function describeThrown(error: unknown): Finding {
  return {
    what: `The trainer threw: ${error instanceof Error ? error.message : String(error)}`,
    hint: 'A trainer that can’t do every run says so in its `traits`: inputs, hidden, classes, activations.',
    cause: error,
  };
}
