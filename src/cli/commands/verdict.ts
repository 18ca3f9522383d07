import { readRecords } from '../../artifact/read.ts';
import { collectVerdicts } from '../../replication/analysis/verdicts.ts';
import type { Command } from '../command.ts';
import { EXIT_FINE } from '../exit-codes.ts';
import { renderVerdicts } from '../render/verdict.ts';

/** `sameseed verdict DIR`: what every treatment of a sweep allows to be said about Hinton's 0.9847. */
export const verdictCommand: Command = {
  name: 'verdict',
  summary: "hold every treatment of a sweep against Hinton's 0.9847, and say what that rests on",
  arguments: [{ name: 'folder', description: 'what a run wrote, for example artifacts/reference/hinton/mnist' }],
  options: ['json'],
  async run({ arguments: [folder], options, terminal }) {
    const records = await readRecords(folder);
    const { experiment } = records.summary;
    const verdicts = collectVerdicts(records);
    if (options.json) terminal.printJson({ kind: 'verdicts', experiment: experiment.name, verdicts });
    else terminal.print(renderVerdicts(experiment, verdicts, terminal.paint));
    return EXIT_FINE;
  },
};
