import { parse, z } from '../../../src/base/schema.ts';

const digest = z.string().regex(/^[\da-f]{64}$/u, { error: 'a SHA-256 digest' });

const bitsSchema = z.object({
  /** Of everything that the fixed training computed. */
  digest,
  /** Digest of each part of it, by name. */
  parts: z.record(z.string(), digest),
});

const reportSchema = z.object({
  ...bitsSchema.shape,
  /** Of the program, and of its compiler where it has a version of its own. */
  version: z.string(),
  platform: z.string(),
  architecture: z.string(),
});

/** What the fixed training came to. */
export type Bits = z.infer<typeof bitsSchema>;

/** The same, and where that was. */
export type HostReport = z.infer<typeof reportSchema>;

/** A program that runs WebAssembly, as it is started. */
export interface Host {
  readonly name: string;
  /** Options it is started with, beyond what it needs to start at all. */
  readonly flags: readonly string[];
  /** What is missing here, and the cure; undefined when the host can run. */
  readonly missing: string | undefined;
  /** Runs the fixed training on it; rejects when the host fails. */
  run(): Promise<HostReport>;
}

/** The name and the flags of a host, as titles have them. */
export function titleOf({ name, flags }: Pick<Host, 'name' | 'flags'>): string {
  return [name, ...flags].join(' ');
}

/** Reads what a host says about its training. */
export function parseBits(value: unknown, host: string): Bits {
  return parse(bitsSchema, value, { code: 'host-report', subject: `report of ${host}` });
}

/** Reads what a host says about its training and itself. */
export function parseReport(text: string, host: string): HostReport {
  return parse(reportSchema, JSON.parse(text), { code: 'host-report', subject: `report of ${host}` });
}
