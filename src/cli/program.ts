import { Argument, Command as Commander, CommanderError, Option } from 'commander';
import type { Command } from './command.ts';
import { benchCommand } from './commands/bench.ts';
import { compareCommand } from './commands/compare.ts';
import { dataCommand } from './commands/data.ts';
import { describeCommand } from './commands/describe.ts';
import { doctorCommand } from './commands/doctor.ts';
import { locateCommand } from './commands/locate.ts';
import { mergeCommand } from './commands/merge.ts';
import { reportCommand } from './commands/report.ts';
import { runCommand } from './commands/run.ts';
import { statusCommand } from './commands/status.ts';
import { verdictCommand } from './commands/verdict.ts';
import { verifyCommand } from './commands/verify.ts';
import { EXIT_FINE } from './exit-codes.ts';
import { readVersion } from './manifest.ts';
import { OPTIONS, type Options, type OptionName } from './options.ts';
import type { Terminal } from './terminal.ts';
import { usageError } from './usage-error.ts';

const COMMANDS = [
  runCommand,
  statusCommand,
  mergeCommand,
  compareCommand,
  locateCommand,
  verdictCommand,
  verifyCommand,
  describeCommand,
  reportCommand,
  dataCommand,
  doctorCommand,
  benchCommand,
];

const EXAMPLES = `
Examples:
  sameseed run quick                  train, compare with the reference, write a report (about a minute)
  sameseed run hinton --seeds 1       one seed of the whole replication
  sameseed run mine.json              an experiment of your own
  sameseed run hinton --on slurm      the same as an array of jobs on a cluster
  sameseed compare A B                the same bits? if not, the first difference
Exit codes: 0 fine, 1 a check failed, 2 wrong use or bad input, 70 our fault, 130 stopped by Ctrl-C.`;

/**
 * Runs one command line and answers with the exit code.
 *
 * @throws {SameseedError} of kind `input` for a command line that no command understands.
 */
export async function runProgram(words: readonly string[], terminal: Terminal): Promise<number> {
  let exitCode: number = EXIT_FINE;
  const program = new Commander('sameseed')
    .description('Train a neural network twice and get the same bits, or be told exactly where and why not.')
    .version(readVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .addHelpText('after', EXAMPLES);
  for (const command of COMMANDS) {
    program.addCommand(
      fit(command, async (texts, options) => {
        exitCode = await command.run({ arguments: texts, options, terminal });
      }),
    );
  }
  for (const part of [program, ...program.commands]) speakThrough(terminal, part);
  try {
    await program.parseAsync(words.length === 0 ? ['--help'] : words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) {
      throw usageError(error, COMMANDS.find(({ name }) => name === words[0])?.name);
    }
  }
  return exitCode;
}

type Action = (texts: readonly string[], options: Options) => Promise<void>;

function fit(command: Command, action: Action): Commander {
  const fitted = new Commander(command.name).description(command.summary);
  for (const argument of command.arguments) {
    const name = `${argument.name}${argument.isMany === true ? '...' : ''}`;
    const slot = new Argument(argument.isOptional === true ? `[${name}]` : `<${name}>`, argument.description);
    fitted.addArgument(argument.choices === undefined ? slot : slot.choices(argument.choices));
  }
  for (const name of command.options) fitted.addOption(optionOf(name));
  if (command.notes !== undefined) fitted.addHelpText('after', `\n${command.notes}`);
  return fitted.action(async () => action(fitted.args, { ...NOTHING_GIVEN, ...fitted.opts<Partial<Options>>() }));
}

const NOTHING_GIVEN: Options = { download: true, fresh: false, json: false, resume: false };

function optionOf(name: OptionName): Option {
  const row = OPTIONS[name];
  const option = new Option(row.flags, row.description);
  // Its value goes by the row's name, since commands may give one flag two meanings.
  option.attributeName = () => name;
  return row.parse === undefined ? option : option.argParser(row.parse);
}

function speakThrough(terminal: Terminal, part: Commander): void {
  part.exitOverride().configureOutput({
    writeOut: (text) => terminal.print(text.trimEnd()),
    // The error itself says what is wrong, and is printed once by the caller.
    writeErr: () => undefined,
  });
}
