import { join, resolve } from 'node:path';
import type { Command } from '../command.ts';
import { EXIT_FINE } from '../exit-codes.ts';

/** `sameseed report DIR`: writes the page and the figures of a sweep again from its records. */
export const reportCommand: Command = {
  name: 'report',
  summary: 'write report.html and the figures of a finished sweep again',
  arguments: [{ name: 'folder', description: 'what a run wrote, for example artifacts/local/quick' }],
  options: ['json'],
  async run({ arguments: [folder], options, terminal }) {
    const { writeReport } = await import('../../report/report.ts');
    await writeReport(folder);
    const page = join(resolve(folder), 'report.html');
    if (options.json) terminal.printJson({ kind: 'report', page });
    else terminal.print(`Report: ${page}`);
    return EXIT_FINE;
  },
};
