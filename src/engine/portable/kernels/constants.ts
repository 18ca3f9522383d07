/**
 * Constants of an update lie in memory, each in all four lanes: from a scalar, V8 would fill the lanes anew each time
 * round a loop. These come first, then an optimizer's own.
 */

/** factor: the gradient with the penalty's is g + factor·w. */
export const FACTOR: usize = 0;

/** keep: the weight decays to keep·w. */
export const KEEP: usize = 16;

/** Learning rate; Adam's with the correction of the first moment. */
export const RATE: usize = 32;

/** Where the constants begin that only one rule has. */
export const OWN: usize = 48;
