import fc from 'fast-check';

/** Labels of examples. */
export interface LabelSet {
  /** Labels [count], each below `classes`. */
  readonly labels: Uint8Array;
  readonly classes: number;
}

/** What label sets may be. */
export interface LabelSetOptions {
  /** Number of classes. Default 1 to 12. */
  readonly classes?: readonly [minimum: number, maximum: number];
  /** Number of labels. Default 1 to 40. */
  readonly count?: readonly [minimum: number, maximum: number];
}

/**
 * Label sets as data sets have them and as they break code: all classes, some missing, one only, sorted, few labels.
 */
export function labelSets({ classes = [1, 12], count = [1, 40] }: LabelSetOptions = {}): fc.Arbitrary<LabelSet> {
  return fc
    .tuple(fc.integer({ min: classes[0], max: classes[1] }), fc.boolean(), fc.boolean())
    .chain(([size, isComplete, isSorted]) => {
      const all = Array.from({ length: size }, (_, label) => label);
      const present = isComplete ? fc.constant(all) : fc.subarray(all, { minLength: 1 });
      return present
        .chain((chosen) =>
          fc.array(fc.constantFrom(...chosen), { minLength: count[0], maxLength: count[1], size: 'max' }),
        )
        .map((labels): LabelSet => {
          const values = Uint8Array.from(labels);
          return { labels: isSorted ? values.sort() : values, classes: size };
        });
    });
}
