import type fc from 'fast-check';
import type { Trainer, TrainerTraits } from './trainer.ts';
import type { Rig } from './rig.ts';
import type { RunPlan } from './training-run.ts';

/** One element of two tensors that should be alike. */
export interface ElementDifference {
  /** Place in the tensor, an index for each axis. */
  readonly index: readonly number[];
  readonly expected: number;
  readonly received: number;
  /** Distance in float32 ULP. */
  readonly ulp: number;
}

/** How two tensors differ that should be alike. */
export interface TensorDifference {
  readonly tensor: string;
  readonly shape: readonly number[];
  /** How many of its elements are farther apart than the law allows. */
  readonly count: number;
  readonly first: ElementDifference;
  readonly worst: ElementDifference;
}

/** How a law was found broken. */
export interface Finding {
  /** One sentence: what was expected, what came. */
  readonly what: string;
  /** When in the run: `before the first epoch`, `after epoch 2`. */
  readonly when?: string;
  /** The first tensor that differs. */
  readonly difference?: TensorDifference;
  /** What usually causes it, and the cure. */
  readonly hint?: string;
  /** What the trainer threw. */
  readonly cause?: unknown;
}

/** A law that every right trainer keeps; `find` looks for a breach in one run. */
export interface Law {
  /** Stable kebab-case name. */
  readonly name: string;
  /** The law as one sentence. */
  readonly statement: string;
  /** How many runs are tried when nothing else is said. */
  readonly cases: number;
  /** Runs that the law is about, of those that a trainer can do. */
  plans(traits: TrainerTraits): fc.Arbitrary<RunPlan>;
  /** A breach of the law in the run of `plan`, or undefined; `rig.skip` when the trainer can't be asked. */
  find(rig: Rig, plan: RunPlan): Promise<Finding | undefined>;
}

/** What fast-check needs to come to the same smallest case again. */
export interface Replay {
  readonly seed: number;
  readonly path: string;
}

/** What a law says of a trainer. */
export type Verdict =
  | {
      readonly kind: 'passed';
      readonly law: string;
      readonly cases: number;
      /** What the judge of the property has to add, such as stale counterexamples; empty when there is nothing. */
      readonly note: string;
    }
  | { readonly kind: 'skipped'; readonly law: string; readonly reason: string }
  | {
      readonly kind: 'failed';
      readonly law: string;
      readonly statement: string;
      readonly finding: Finding;
      /** The smallest run found that still fails. */
      readonly plan: RunPlan;
      readonly replay: Replay;
      /** How many smaller runs fast-check went through to come there. */
      readonly shrinks: number;
      /** What the judge of the property has to add, such as where the counterexample is kept. */
      readonly note: string;
    };

/** What all laws say of a trainer. */
export interface LawReport {
  readonly trainer: Trainer['name'];
  readonly verdicts: readonly Verdict[];
}
