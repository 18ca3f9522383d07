import { resolve } from 'node:path';
import { runId } from '../artifact/read.ts';
import type { RunRecord, SummaryRecord } from '../artifact/record.ts';
import { openArtifact } from './open-artifact.ts';

/** The runs of an artifact, with their summary where there is one. */
export interface OpenedRuns {
  readonly summary?: SummaryRecord;
  /** At least one, by run id. */
  readonly runs: ReadonlyMap<string, RunRecord>;
  /** Folder of the sweep, which may hold checkpoints; absent for the file of a run that lies elsewhere. */
  readonly folder?: string;
}

/** Opens what `openArtifact` opens, and finds the folder of its sweep. */
export async function openRuns(path: string): Promise<OpenedRuns> {
  const artifact = await openArtifact(path);
  const place = resolve(path).replaceAll('\\', '/');
  if (artifact.kind === 'sweep') return { ...artifact.records, folder: place.replace(/\/summary\.json$/u, '') };
  const id = runId(artifact.record.run);
  const runs = new Map([[id, artifact.record]]);
  const end = `/runs/${id}.json`;
  return place.endsWith(end) ? { runs, folder: place.slice(0, -end.length) } : { runs };
}
