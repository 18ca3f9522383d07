import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SummaryRecord } from '../artifact/record.ts';
import type { Finding } from './verify-finding.ts';

/** Records below a sweep's folder that its summary passes over: runs that somebody left out of the result. */
export async function findUnlistedRuns(folder: string, { result }: SummaryRecord): Promise<Finding[]> {
  const base = join(folder, 'runs');
  const entries = await readdir(base, { recursive: true, withFileTypes: true }).catch(() => []);
  const listed = new Set(Object.keys(result.runs));
  return entries.flatMap((entry) => {
    const path = join(entry.parentPath, entry.name).slice(base.length + 1);
    const id = path.replaceAll('\\', '/').replace(/\.json$/u, '');
    if (!entry.isFile() || !path.endsWith('.json') || listed.has(id)) return [];
    const message = `Expected every run below ${base} in the summary, received ${id}, which it leaves out.`;
    return [{ run: id, pointer: '/result/runs', message }];
  });
}
