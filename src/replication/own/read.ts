import { readJsonFile } from '../../artifact/json-file.ts';
import { parse } from '../../base/schema.ts';
import type { Experiment } from '../experiment.ts';
import { ownFileSchema } from './file-schema.ts';
import { resolveOwnFile } from './experiment.ts';

/** Whether a word on the command line is the file of an own experiment, and no name of one of the program's. */
export function isOwnFile(word: string): boolean {
  return word.endsWith('.json');
}

/**
 * Reads the file of an own experiment.
 *
 * @throws {SameseedError} `experiment-file-invalid` with every fault and its JSON Pointer; what {@link readJsonFile}
 *   throws for a file that is missing or no JSON.
 */
export async function readOwnExperiment(path: string): Promise<Experiment> {
  const value = await readJsonFile(path, { missing: 'Check the path.', malformed: 'mend it there' });
  const about = { code: 'experiment-file-invalid', subject: 'experiment', file: path };
  return resolveOwnFile(parse(ownFileSchema, value, about), path);
}
