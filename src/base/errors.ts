/** One fault of an input, with its place. */
export interface Fault {
  /** JSON Pointer (RFC 6901) of the faulty value; `''` is the whole input. */
  readonly pointer: string;
  /** One sentence: what was expected, what came. */
  readonly message: string;
}

/** Whose fault an error is: of the `input`, of a failed `check`, or our own (`fault`). */
export type ErrorKind = 'input' | 'check' | 'fault';

/** What a {@link SameseedError} carries besides its code and sentence. */
export interface ErrorDetails {
  /** Default `'input'`. */
  readonly kind?: ErrorKind;
  readonly cause?: unknown;
  /** Every fault found, when there can be more than one. */
  readonly faults?: readonly Fault[];
}

/**
 * Every error that sameseed throws on purpose: a stable kebab-case code, and a message that says what was expected,
 * what came, and the cure.
 */
export class SameseedError extends Error {
  readonly code: string;
  readonly kind: ErrorKind;
  readonly faults: readonly Fault[];

  constructor(code: string, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? {} : { cause: details.cause });
    this.name = 'SameseedError';
    this.code = code;
    this.kind = details.kind ?? 'input';
    this.faults = details.faults ?? [];
  }
}
