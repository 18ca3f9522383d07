import { differingParts, type EvidenceRow, toRow } from './evidence.ts';
import { type Bits, type Host, titleOf } from './host.ts';

/** How it went with a host; only one that ran to its end has a row. */
export interface Attempt {
  readonly kind: 'same' | 'different' | 'failed' | 'skipped';
  readonly sentence: string;
  readonly row?: EvidenceRow;
}

/** Trains on a host when it is here, and compares its bits with `reference`. */
export async function tryHost(host: Host, reference: Bits): Promise<Attempt> {
  const title = titleOf(host);
  if (host.missing !== undefined)
    return { kind: 'skipped', sentence: `${title} is skipped; it needs: ${host.missing}` };
  try {
    const report = await host.run();
    const row = toRow(host, report, reference);
    if (row.same) return { kind: 'same', sentence: `${title} gives the same bits.`, row };
    const parts = differingParts(report, reference).join('; ');
    return { kind: 'different', sentence: `${title} gives OTHER BITS in: ${parts}.`, row };
  } catch (error) {
    return { kind: 'failed', sentence: `${title} failed: ${error instanceof Error ? error.message : String(error)}` };
  }
}
