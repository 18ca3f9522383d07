import { join } from 'node:path';
import { readSummaryRecord } from '../artifact/read.ts';
import type { SummaryRecord } from '../artifact/record.ts';
import { SameseedError } from '../base/errors.ts';
import { CATALOGUE } from '../dataset/catalogue.ts';
import type { Call } from './command.ts';
import { conclude, isPromiseBroken } from './conclude.ts';
import { assertSameAsReference } from './same-as-reference.ts';
import { EXIT_CHECK_FAILED, EXIT_FINE } from './exit-codes.ts';
import { formatCount } from '../report/numbers.ts';
import { renderConclusion } from './render/conclusion.ts';
import { renderResults } from './render/results.ts';

/** A sweep whose summary is written. */
export interface DoneSweep {
  readonly summary: SummaryRecord;
  readonly folder: string;
  /** What runs that failed make of it, once everything is said. */
  readonly failed?: SameseedError;
}

/** Waits for a sweep; when runs failed, but others are done, it is done too, and the failure is for later. */
export async function settleSweep(work: Promise<SummaryRecord>, folder: string): Promise<DoneSweep> {
  try {
    return { summary: await work, folder };
  } catch (error) {
    if (!(error instanceof SameseedError) || error.code !== 'runs-failed') throw error;
    const summary = await readSummaryRecord(join(folder, 'summary.json')).catch(() => undefined);
    if (summary === undefined) throw error;
    return { summary, folder, failed: error };
  }
}

/**
 * Prints the results of a sweep, writes its report, prints the conclusion, and answers with the exit code.
 *
 * @throws {SameseedError} `failed`, at the end; what the report throws.
 */
export async function presentSweep(done: DoneSweep, { options, terminal }: Call): Promise<number> {
  const { summary, folder, failed } = done;
  if (options.json) terminal.printJson(summary);
  else terminal.print(`${renderResults(summary, titleOf(summary.experiment.dataset), terminal.paint)}\n`);
  if (options.check !== true && Object.keys(summary.result.runs).length > MOST_DRAWN) {
    if (!options.json) terminal.print(renderUndrawn(folder));
    if (failed !== undefined) throw failed;
    return EXIT_FINE;
  }
  // Drawing figures takes a second to load, which only a sweep that is done should pay.
  const { writeReport } = await import('../report/report.ts');
  await writeReport(folder);
  const conclusion = await conclude(folder);
  if (options.json) terminal.printJson({ kind: 'conclusion', ...conclusion });
  else terminal.print(renderConclusion(conclusion, terminal.paint));
  if (failed !== undefined) throw failed;
  if (options.check === true) assertSameAsReference(conclusion);
  return isPromiseBroken(conclusion.comparison) ? EXIT_CHECK_FAILED : EXIT_FINE;
}

// a report holds every record in memory, which is more than a merge needs
const MOST_DRAWN = 2000;

function renderUndrawn(folder: string): string {
  return `More than ${formatCount(MOST_DRAWN)} runs, so no report is drawn unasked: sameseed report ${folder}`;
}

function titleOf(dataset: string): string {
  return Object.values(CATALOGUE).find(({ name }) => name === dataset)?.title ?? 'embedded glyphs (not MNIST)';
}
