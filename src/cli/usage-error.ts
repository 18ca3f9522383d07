import type { CommanderError } from 'commander';
import { SameseedError } from '../base/errors.ts';

const CODES: Readonly<Record<string, string>> = {
  'commander.unknownOption': 'option-unknown',
  'commander.unknownCommand': 'command-unknown',
  'commander.missingArgument': 'argument-missing',
  'commander.optionMissingArgument': 'option-incomplete',
  'commander.excessArguments': 'argument-unexpected',
  'commander.invalidArgument': 'argument-invalid',
  'commander.conflictingOption': 'options-conflict',
};

/** A fault of the command line as an error of ours: one sentence, with the nearest name that exists, or whose help says more. */
export function usageError(error: CommanderError, command: string | undefined): SameseedError {
  const [sentence, suggestion] = error.message.replace(/^error: /u, '').split('\n');
  const near = /Did you mean (?<name>.+)\?/u.exec(suggestion ?? '')?.groups?.['name'];
  const head = `${sentence[0].toUpperCase()}${sentence.slice(1).replace(/\.$/u, '')}`;
  const cure =
    near === undefined
      ? `See \`sameseed ${command === undefined ? '' : `${command} `}--help\`.`
      : `Did you mean ${near}?`;
  return new SameseedError(CODES[error.code] ?? 'wrong-use', `${head}. ${cure}`);
}
