import type { Options, OptionName } from './options.ts';
import type { Terminal } from './terminal.ts';

/** What a command is called with. */
export interface Call {
  /** In the order of {@link Command.arguments}; one that may be given often has several at the end. */
  readonly arguments: readonly string[];
  readonly options: Options;
  readonly terminal: Terminal;
}

/** An argument that a command asks for. */
export interface CommandArgument {
  readonly name: string;
  readonly description: string;
  /** The only values that it may have. */
  readonly choices?: readonly string[];
  /** Whether it may be given more than once; the last argument only. */
  readonly isMany?: boolean;
  /** Whether it may be left out. */
  readonly isOptional?: boolean;
}

/** One verb of the command line. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly arguments: readonly CommandArgument[];
  readonly options: readonly OptionName[];
  /** What its help says at the end. */
  readonly notes?: string;
  /** Answers with the exit code. */
  run(call: Call): Promise<number>;
}
