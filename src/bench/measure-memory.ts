import { type Size, widthsOf } from './case.ts';
import type { MemoryRow } from './record.ts';
import type { PackedWorkload } from './remote/packed-workload.ts';
import { startCompetitor } from './remote/remote-competitor.ts';

const STEPS = 10;

/** Largest resident set of a fresh process that takes some steps of a workload and evaluates it, with the portable engine. */
export async function measureMemory({ hidden, batchSize }: Size, work: PackedWorkload): Promise<MemoryRow> {
  const member = await startCompetitor('portable');
  try {
    await member.open(work);
    await member.steps(STEPS);
    await member.evaluate();
    return { batchSize, widths: widthsOf(hidden), peakBytes: await member.peakMemory() };
  } finally {
    await member.stop();
  }
}
