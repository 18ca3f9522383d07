import { z } from '../../../src/base/schema.ts';
import type { Bits, Host, HostReport } from './host.ts';

const rowSchema = z.strictObject({
  host: z.string(),
  flags: z.array(z.string()),
  version: z.string(),
  platform: z.string(),
  architecture: z.string(),
  digest: z.string(),
  /** Whether the digest is that of the process which asked. */
  same: z.boolean(),
});

/** Schema of `artifacts/reference/portability.json`. */
export const evidenceSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** Of the fixed training in the process that asked. */
  digest: z.string(),
  engineVersion: z.string(),
  wasmDigest: z.string(),
  processor: z.string(),
  rows: z.array(rowSchema),
});

/** What one host's training came to, beside the process that asked. */
export type EvidenceRow = z.infer<typeof rowSchema>;

/** Which hosts gave the same bits. */
export type Evidence = z.infer<typeof evidenceSchema>;

/** The row of a host that ran. */
export function toRow(host: Pick<Host, 'name' | 'flags'>, report: HostReport, reference: Bits): EvidenceRow {
  const { digest, version, platform, architecture } = report;
  return {
    host: host.name,
    flags: [...host.flags],
    version,
    platform,
    architecture,
    digest,
    same: digest === reference.digest,
  };
}

/** Names of the parts of the fixed training whose bits are not those of `reference`. */
export function differingParts(bits: Bits, reference: Bits): string[] {
  return Object.keys({ ...reference.parts, ...bits.parts }).filter(
    (name) => bits.parts[name] !== reference.parts[name],
  );
}

/** The evidence as a Markdown table, for the README: a line a program, with the flags that it was started with. */
export function renderEvidence({ rows }: Pick<Evidence, 'rows'>): string {
  const lines = new Map<string, string[]>();
  for (const row of rows) {
    const { start, end } = cellsOf(row);
    const key = [start, end].join('||');
    lines.set(key, [...(lines.get(key) ?? []), flagsOf(row)]);
  }
  const body = [...lines].map(([key, flags]) => key.replace('||', `| ${flags.join(', ')} |`));
  return ['| host | version | platform | flags | bits |', '|---|---|---|---|---|', ...body, ''].join('\n');
}

function cellsOf({ host, version, platform, architecture, same }: EvidenceRow): { start: string; end: string } {
  return {
    start: `| ${host} | ${version} | ${platform} ${architecture} `,
    end: ` ${same ? 'same' : '**different**'} |`,
  };
}

function flagsOf({ flags }: EvidenceRow): string {
  return flags.length === 0 ? 'none' : `\`${flags.join(' ')}\``;
}
