/** One row of the table of options. */
export interface OptionRow {
  readonly flags: string;
  readonly description: string;
  /** Reads what stands behind the flag; default: the text itself. @throws {SameseedError} `option-invalid`. */
  readonly parse?: (text: string, previous: unknown) => unknown;
}
