import { join } from 'node:path';
import { readSubmission } from '../../cluster/submission-file.ts';
import { readFailure } from '../../replication/failure.ts';
import { readPlanFile } from '../../replication/plan-file.ts';
import { readStatus } from '../../replication/status.ts';
import type { Command } from '../command.ts';
import { EXIT_CHECK_FAILED, EXIT_FINE } from '../exit-codes.ts';
import { renderStatus, statusLine } from '../render/status.ts';

const MOST_TOLD = 5;

/** `sameseed status DIR`: how far a sweep is, from its files, wherever it is trained. */
export const statusCommand: Command = {
  name: 'status',
  summary: 'how far a sweep is: runs that are done, running, failed or missing, from its files alone',
  arguments: [{ name: 'folder', description: 'what a run, its shards or the tasks of a cluster write to' }],
  options: ['checkDone', 'json'],
  async run({ arguments: [folder], options, terminal }) {
    const { plan } = await readPlanFile(join(folder, 'plan.json'));
    const status = await readStatus(folder, plan);
    const told = {
      plan,
      folder,
      status,
      submission: await readSubmission(folder),
      failures: await Promise.all(
        status.failed.slice(0, MOST_TOLD).map(async (id) => ({ id, failure: await readFailure(folder, id) })),
      ),
    };
    if (options.json) terminal.printJson(statusLine(told));
    else terminal.print(renderStatus(told));
    const isDone = status.counts.done === status.total;
    return options.checkDone === true && !isDone ? EXIT_CHECK_FAILED : EXIT_FINE;
  },
};
