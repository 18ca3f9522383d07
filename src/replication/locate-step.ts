import type { Digest } from '../base/digest.ts';
import { digestTensors } from '../training/digest-tensors.ts';
import type { TrainingState } from '../network/network.ts';
import { traceEpoch, type TracedStep } from '../training/trace.ts';
import { findStepDifference, type Growth, measureGrowth, type PartDifference } from '../training/trace-difference.ts';
import type { LocateWork, Side } from './locate-state.ts';

/** A part of a step that differs, and the step. */
export interface StepPlace extends PartDifference {
  /** Step of the run, 1 for its first. */
  readonly step: number;
}

/** Where in an epoch two engines part. */
export interface PartedStep extends StepPlace {
  /** Where zeros first differed in sign, which parts nothing by itself, if that was earlier. */
  readonly signs?: StepPlace;

  /** How far the weights are apart after this step and every later one of the epoch. */
  readonly growth: readonly Growth[];
}

/** An epoch that two engines have gone through together. */
export interface ComparedEpoch {
  /** Undefined when all bits of all steps are equal. */
  readonly parted: PartedStep | undefined;
  /** Digest of every tensor after the epoch. */
  readonly after: { readonly a: Readonly<Record<string, Digest>>; readonly b: Readonly<Record<string, Digest>> };
  readonly steps: number;
}

/** What is compared: an epoch from a state. */
export interface EpochPlace {
  readonly epoch: number;
  readonly state: TrainingState;
}

/** Takes every step of an epoch with both engines and compares all that they compute, until they part; then the weights. */
export async function compareEpoch(a: Side, b: Side, work: LocateWork & EpochPlace): Promise<ComparedEpoch> {
  const { config, dataset, epoch, state, signal } = work;
  let parted: StepPlace | undefined;
  let signs: StepPlace | undefined;
  const growth: Growth[] = [];
  const shared = { dataset, config, epoch, state, isWanted: () => parted === undefined };
  const [left, right] = [a, b].map(({ engine }) =>
    traceEpoch({ ...shared, engine, ...(signal === undefined ? {} : { signal }) }),
  );
  const weights = new Set(state.parameters.map(({ name }) => name));
  let last: readonly [TracedStep, TracedStep] | undefined;
  let steps = 0;
  try {
    for (;;) {
      const [own, other] = [await left.next(), await right.next()];
      if (own.done === true || other.done === true) break;
      last = [own.value, other.value];
      steps++;
      if (parted === undefined) {
        const { step } = own.value;
        const found = findStepDifference(own.value, other.value);
        if (found.signs !== undefined) signs ??= { ...found.signs, step };
        if (found.apart !== undefined) parted = { ...found.apart, step };
      }
      if (parted !== undefined) growth.push(measureGrowth(own.value, other.value, weights));
    }
  } finally {
    await Promise.all([left.return(), right.return()]);
  }
  const names = new Set([...state.parameters, ...state.slots].map(({ name }) => name));
  const [afterA, afterB] = [0, 1].map((side) => digestsAfter(last?.[side], names));
  const place = parted ?? signs;
  const early = parted === undefined || signs === undefined ? {} : { signs };
  return { parted: place && { ...place, ...early, growth }, after: { a: afterA, b: afterB }, steps };
}

function digestsAfter(step: TracedStep | undefined, names: ReadonlySet<string>): Readonly<Record<string, Digest>> {
  const kept = (step?.parts ?? []).flatMap(({ name, shape, values }) =>
    names.has(name) && values instanceof Float32Array ? [{ name, shape, values }] : [],
  );
  return digestTensors(kept);
}
