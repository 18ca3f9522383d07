import { existsSync, readFileSync } from 'node:fs';
import { SameseedError } from '../../base/errors.ts';
import { parse } from '../../base/schema.ts';
import { type CounterexampleFile, counterexampleFileSchema } from './counterexample.ts';

/**
 * The file of a law; one without counterexamples where there is no file.
 *
 * @throws {SameseedError} `counterexamples-malformed`; `law-ambiguous` when it is the file of another law.
 */
export function readCounterexamples(path: string, law: string): CounterexampleFile {
  if (!existsSync(path)) return { schemaVersion: 1, kind: 'counterexamples', law, counterexamples: [] };
  const about = { code: 'counterexamples-malformed', subject: 'counterexamples', file: path };
  const file = parse(counterexampleFileSchema, readJson(path), about);
  if (file.law === law) return file;
  throw new SameseedError(
    'law-ambiguous',
    `Expected ${path} to hold counterexamples of the law ${JSON.stringify(law)}, received those of ${JSON.stringify(file.law)}; give one of the two another name.`,
  );
}

function readJson(path: string): unknown {
  const text = readFileSync(path, 'utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SameseedError(
      'counterexamples-malformed',
      `Expected JSON in ${path}, received ${text.trim() === '' ? 'an empty file' : 'another text'}; restore the file, or delete it.`,
      { cause: error },
    );
  }
}
