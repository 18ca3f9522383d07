import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SameseedError } from '../../../src/base/errors.ts';
import type { Experiment } from '../../../src/replication/experiment.ts';
import { readOwnExperiment } from '../../../src/replication/own/read.ts';
import { temporaryFolder } from '../../support/temporary.ts';

/** The least that a file can say. */
export const LEAST = { name: 'mine', model: { hidden: [8] }, recipe: { epochs: 2 } };

/** Writes a file, text as it is, and reads it as an own experiment. */
export async function readOwn(content: object | string): Promise<Experiment> {
  const path = join(temporaryFolder(), 'mine.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return readOwnExperiment(path);
}

/** The error that a file is refused with. */
export async function refusalOf(content: object | string): Promise<SameseedError> {
  return readOwn(content).then(
    () => {
      throw new Error('the file was read');
    },
    (error: unknown) => {
      if (error instanceof SameseedError) return error;
      throw error;
    },
  );
}
