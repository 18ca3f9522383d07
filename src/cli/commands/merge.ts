import { resolve } from 'node:path';
import { SameseedError } from '../../base/errors.ts';
import { mergeSweeps } from '../../replication/merge.ts';
import type { Call, Command } from '../command.ts';
import { presentSweep, settleSweep } from '../present.ts';

/** `sameseed merge DIR…`: one sweep from the runs of its shards, with the summary of one machine alone. */
export const mergeCommand: Command = {
  name: 'merge',
  summary: 'put the shards of a sweep together: the summary and report that one machine alone would have written',
  arguments: [
    { name: 'folder', description: 'what shards wrote to: one that they share, or one for each', isMany: true },
  ],
  options: ['out', 'otherCommits', 'json'],
  async run(call) {
    const folders = call.arguments;
    const out = resolve(chooseOut(folders, call.options.out));
    return presentSweep(
      await settleSweep(mergeSweeps({ folders, out, otherCommits: call.options.otherCommits === true }), out),
      call,
    );
  },
};

function chooseOut(folders: Call['arguments'], out: string | undefined): string {
  if (out !== undefined) return out;
  if (folders.length === 1) return folders[0];
  throw new SameseedError(
    'out-missing',
    `Expected --out to name the folder for what ${folders.length} folders hold together, received none; add --out <folder>.`,
  );
}
