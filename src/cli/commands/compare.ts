import { compareRuns, compareSummaries } from '../../artifact/compare.ts';
import { SameseedError } from '../../base/errors.ts';
import type { Command } from '../command.ts';
import { EXIT_CHECK_FAILED, EXIT_FINE } from '../exit-codes.ts';
import { openArtifact } from '../open-artifact.ts';
import { renderRunComparison, renderSweepComparison } from '../render/comparison.ts';

/** `sameseed compare A B`: the same bits? If not, the first difference; B is called the reference. */
export const compareCommand: Command = {
  name: 'compare',
  summary: 'say whether two runs or two sweeps have the same bits, else where they first differ',
  arguments: [
    { name: 'a', description: 'folder of a sweep, or the file of one run' },
    { name: 'b', description: 'what it is compared with, called the reference' },
  ],
  options: ['json'],
  async run({ arguments: [first, second], options, terminal }) {
    const [a, b] = await Promise.all([openArtifact(first), openArtifact(second)]);
    if (a.kind === 'run' && b.kind === 'run') {
      const comparison = compareRuns(a.record, b.record);
      if (options.json) terminal.printJson(comparison);
      else terminal.print(renderRunComparison(comparison, terminal.paint));
      return comparison.kind === 'same' ? EXIT_FINE : EXIT_CHECK_FAILED;
    }
    if (a.kind === 'sweep' && b.kind === 'sweep') {
      const comparison = compareSummaries({ a: a.records, b: b.records });
      if (options.json) terminal.printJson(comparison);
      else terminal.print(renderSweepComparison(comparison, terminal.paint));
      return comparison.kind === 'same' ? EXIT_FINE : EXIT_CHECK_FAILED;
    }
    throw new SameseedError(
      'artifacts-unlike',
      `Expected two runs or two sweeps, received a ${a.kind} (${first}) and a ${b.kind} (${second}); name two of a kind.`,
    );
  },
};
