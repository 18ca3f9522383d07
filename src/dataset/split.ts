/** Where the validation examples come from. */
export type Split =
  /** Validation is the test set, as the notebook does; all training examples are trained on. */
  | { readonly kind: 'test' }
  /** Validation is drawn from the training set by the split's own stream. */
  | { readonly kind: 'hold-out'; readonly count: number; readonly stratified: boolean };
