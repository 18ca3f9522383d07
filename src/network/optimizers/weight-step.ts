/** What the update of one weight is given, float64. */
export interface WeightStep {
  /** w. */
  readonly weight: number;
  /** d: gradient of the loss plus the penalty's gradient term, at w as it was before this step. */
  readonly gradient: number;
  /** The weight's accumulators in the order of `slotNames`. */
  readonly slots: readonly number[];
  /** η. */
  readonly learningRate: number;
  /** k = 1 − η·decayFactor; 1 for every penalty convention but `decoupled`. */
  readonly keep: number;
}

/** A weight and its accumulators after the update. */
export type UpdatedWeight = Pick<WeightStep, 'weight' | 'slots'>;
