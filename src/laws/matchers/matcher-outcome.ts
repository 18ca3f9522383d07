/** What a matcher answers to vitest. */
export interface MatcherOutcome {
  readonly pass: boolean;
  /** Asked for when `pass` is not what the assertion wants. */
  message(): string;
}

/** Passes when there is no fault; `truth` is told when `.not` was asked for. */
export function matcherOutcome(fault: string | undefined, truth: string): MatcherOutcome {
  return { pass: fault === undefined, message: () => fault ?? `Expected anything but ${truth}.` };
}
